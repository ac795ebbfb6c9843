/**
 * Every kernel recording as a capture: the simulator’s twin sends the same close, and the settings that the capture depends on are
 * among those that are told.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { captureTrace, type Finding, findTwin, twinSource } from '../../src/export/index.ts';
import type { Side, Trace } from '../../src/sim/index.ts';
import { wordsOf } from '../../src/words/build.ts';
import { conversationOf, opening, type Row } from './capture-rows.ts';
import { openCaptures } from './capture-source.ts';

const folder = new URL('../conformance/recordings/', import.meta.url);
const names = readdirSync(folder);
const recordings = names
  .filter((name) => name.endsWith('.json') && names.includes(name.replace('.json', '.client.pcap')))
  .map((name): Trace & { id: string } => ({
    id: name.slice(0, -5),
    ...JSON.parse(readFileSync(new URL(name, folder), 'utf8')),
  }));
const pcap = (id: string, side: Side): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`${id}.${side}.pcap`, folder)));

/** The recorder went on looking behind the last packet. */
const RAN_ON = { silenceMs: 1e9 };

const twinOf = async (id: string, ...at: Side[]) => {
  const { found } = await openCaptures(...at.map((side) => pcap(id, side)));
  const captured = captureTrace(found[0]!);
  const twin = findTwin(found[0]!, captured, RAN_ON);
  return { captured, twin };
};

/** Delays, copies and chance of the network are not read from a capture, and so is a setting. */
const UNTOLD = ['tcp_max_tw_buckets'];
const untold = ({ scenario }: Trace): boolean =>
  (scenario.rules ?? []).some((rule) => rule.action !== 'drop' || rule.chance !== undefined) ||
  [scenario.client, scenario.server].some((host) =>
    Object.keys(host.sysctl ?? {}).some((name) => UNTOLD.some((one) => name.endsWith(one))),
  );

test('captures of both ends are replayed, nine of ten', async () => {
  const wanted = recordings.filter((one) => !untold(one));
  const misfits: string[] = [];
  for (const { id } of wanted) {
    const { twin } = await twinOf(id, 'client', 'server');
    if (typeof twin === 'string' || twin.misfit) misfits.push(id);
  }
  expect(wanted.length).toBeGreaterThan(50);
  expect(misfits.length / wanted.length, misfits.join(' ')).toBeLessThan(0.1);
});

/** Settings that a recording's own scenario names, where what is captured depends on them: right, and at most two. */
const determined: [string, Side[], Finding['code'], number | null][] = [
  ['fin1-lost-forever-orphan0-rtt20', ['client'], 'orphan-retries', 8],
  ['fin1-lost-forever-orphan1-rtt20', ['client'], 'orphan-retries', 1],
  ['fin1-lost-forever-orphan2-rtt1', ['client'], 'orphan-retries', 2],
  ['fin1-lost-forever-orphan3-rtt20', ['client'], 'orphan-retries', 3],
  ['fin1-lost-forever-orphan3-rtt200', ['client'], 'orphan-retries', 3],
  ['ack2-lost-forever-orphan2-rtt20', ['client'], 'orphan-retries', 2],
  ['ack4-lost-forever-orphan2-rtt20', ['server'], 'orphan-retries', 2],
  ['fin3-lost-forever-orphan2-rtt100-fintimeout2', ['server'], 'orphan-retries', 2],
  ['fin3-lost-forever-orphan3-rtt20-fintimeout60', ['server'], 'orphan-retries', 3],
  ['no-sack-fin1-lost-a', ['client'], 'orphan-retries', 3],
  ['no-tlp-fin1-lost-a', ['client'], 'orphan-retries', 3],
  ['rto-max-a', ['client'], 'orphan-retries', 4],
  // SO_LINGER holds the socket for ten seconds before it is an orphan: its one retry is not the one of a close() that returned.
  ['linger-10s-fin-lost-orphan1', ['client'], 'orphan-retries', 1],
  ['fin1-lost-forever-shutdown-retries2-4-rtt20', ['client'], 'retries2', 4],
  ['user-timeout-1500', ['client'], 'user-timeout', null],
  ['linger0-client', ['client'], 'linger-zero', null],
  ['unread-data-close-a', ['client'], 'unread-data', null],
  ['linger2-negative-a', ['client'], 'linger2-negative', null],
  ['no-sack-fin1-lost-a', ['client'], 'no-sack', null],
  ['no-timestamps-fin1-lost-a', ['server'], 'no-timestamps', null],
  ['no-tlp-fin1-lost-a', ['client'], 'no-probe', null],
  ['rto-max-a', ['client'], 'rto-max', null],
  ['rto-min-50ms', ['client'], 'rto-min', null],
  ['rtomin-301ms-rtt20', ['client'], 'rto-min', null],
  ['halfclose-data-a', ['client'], 'shutdown', null],
  ['data-after-close-a', ['client'], 'close', null],
];

test('what a capture depends on is told: right, or among at most two, for nine of ten', async () => {
  const wrong: string[] = [];
  for (const [id, at, code, value] of determined) {
    const { twin } = await twinOf(id, ...at);
    const findings = typeof twin === 'string' ? [] : twin.findings;
    const told = findings.find((f) => f.code === code);
    const values = told && 'values' in told ? told.values : [];
    if (!told || (value !== null && (!values.includes(value) || values.length > 2)))
      wrong.push(`${id} ${code}`);
  }
  expect(wrong).toEqual(['linger-10s-fin-lost-orphan1 orphan-retries']);
  expect(wrong.length / determined.length).toBeLessThan(0.1);
});

test.each([5, 20])('FIN-WAIT-2 of %i s was over when the FIN came: it was shorter than that', async (sec) => {
  const { twin } = await twinOf(`finwait2-timeout-${sec}`, 'client');
  const told = (twin as Exclude<typeof twin, string>).findings.find((f) => f.code === 'fin-timeout-below')!;
  expect('sec' in told && told.sec).toBeGreaterThan(sec);
});

describe('what no packet depends on cannot be told', () => {
  test.each(['clean-rtt20-think100', 'server-closes-first-a', 'simultaneous-a'])('%s', async (id) => {
    const { twin } = await twinOf(id, 'client');
    expect(twin).toMatchObject({ misfit: null });
    const { findings } = twin as Exclude<typeof twin, string>;
    // The SYN shows the system; how it acknowledges is no setting.
    expect(findings.filter((f) => f.code !== 'stack' && f.code !== 'ack-habit')).toEqual([]);
  });

  test('a capture that was stopped behind the last copy: so many or more', async () => {
    const { found } = await openCaptures(pcap('fin1-lost-forever-orphan3-rtt20', 'client'));
    const twin = findTwin(found[0]!, captureTrace(found[0]!));
    const told = (twin as Exclude<typeof twin, string>).findings.find((f) => f.code === 'orphan-retries')!;
    expect(told).toMatchObject({ orMore: true });
    for (const lang of ['en', 'zh'] as const)
      expect(wordsOf(lang).twin.findings['orphan-retries'](told as never)).toMatch(
        /if the capture ran on|还在抓/,
      );
  });
});

test('a host that is no Linux is not explained away: where it differs is said', () => {
  const rows: Row[] = [
    ...opening(20),
    [500, 'c', 'FA', 1, 1],
    // Half a second, one, two: no timer of Linux begins so at an RTT of 20 ms.
    [1000, 'c', 'FA', 1, 1],
    [2000, 'c', 'FA', 1, 1],
    [2020, 's', 'FA', 1, 2],
    [2020.1, 'c', 'A', 2, 2],
  ];
  const conversation = conversationOf(rows);
  const twin = findTwin(conversation, captureTrace(conversation));
  expect(twin).toMatchObject({ misfit: { code: 'time', side: 'client', nth: 2 } });
  const { misfit } = twin as Exclude<typeof twin, string>;
  expect(wordsOf('en').twin.misfit[misfit!.code](misfit!)).toMatch(/client’s came 500 ms .* after 2\d\d ms/);
});

test.each<[string, Row[]]>([
  ['not-closed', opening(20)],
  [
    'never-open',
    [
      [0, 'c', 'S', 0, 0],
      [20, 's', 'RA', 0, 1],
    ],
  ],
  [
    'one-direction',
    [
      [0, 'c', 'S', 0, 0],
      [20, 'c', 'A', 1, 1],
      [500, 'c', 'FA', 1, 1],
    ],
  ],
])('no twin: %s', (why, rows) => {
  const conversation = conversationOf(rows);
  expect(findTwin(conversation, captureTrace(conversation))).toBe(why);
});

test('as a cell it is TypeScript that runs, and holds no address', async () => {
  const { captured, twin } = await twinOf('ack2-lost-2x-rtt100', 'client');
  const code = twinSource(twin as Exclude<typeof twin, string>, captured);
  expect(code).toContain("from 'last-ack'");
  expect(code).not.toMatch(/\d+\.\d+\.\d+\.\d+/);
  expect(code).toContain("lose('server', { ackOfFin: true");
});
