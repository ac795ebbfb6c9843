/** Which TCP stack a host runs: the signs of each by its sources and manuals, and every recording of Linux. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { captureTrace, decodeFrame, type Finding, findTwin } from '../../src/export/index.ts';
import { wordsOf } from '../../src/words/build.ts';
import { conversationOf, opening, type Row } from './capture-rows.ts';
import { openCaptures } from './capture-source.ts';

type Stack = Extract<Finding, { code: 'stack' }>;

const findingsOf = (rows: readonly Row[]): Finding[] => {
  const conversation = conversationOf(rows);
  const twin = findTwin(conversation, captureTrace(conversation), { silenceMs: 1e9 });
  if (typeof twin === 'string') throw new Error(twin);
  return twin.findings;
};
const stackOf = (rows: readonly Row[], side: 'client' | 'server'): Stack | undefined =>
  findingsOf(rows).find((f): f is Stack => f.code === 'stack' && f.side === side);
const said = (lang: 'en' | 'zh', stack: Stack): string => wordsOf(lang).twin.findings.stack(stack);

/** The client opens with these options, and closes. */
const withSyn = (options: string, ttl: number): Row[] => [
  [0, 'c', 'S', 0, 0, 0, 1000, { options, ttl }],
  ...opening(20).slice(1),
  [100, 'c', 'FA', 1, 1],
  [120, 's', 'FA', 1, 2],
  [120.1, 'c', 'A', 2, 2],
];

describe('by its SYN', () => {
  test.each([
    ['MSTNW', 64, 'linux'],
    ['MSTNW', 52, 'linux'],
    ['MNWNNS', 128, 'windows'],
    ['MNWST', 119, 'windows'],
    ['MNWNNTSE', 64, 'macos'],
    ['MNWST', 64, 'freebsd'],
    ['MNNSNWNNT', 55, 'openbsd'],
    ['NNTMNWNNS', 64, 'solaris'],
  ])('%s, TTL %i: %s', (options, ttl, name) => {
    expect(stackOf(withSyn(options, ttl), 'client')).toMatchObject({ fits: [name], sure: 3 });
  });

  test('two where two fit', () => {
    const stack = stackOf(withSyn('MNNSNW', 64), 'client')!;
    expect(stack.fits).toEqual(['linux', 'openbsd']);
    expect(said('en', stack)).toMatch(/Linux or OpenBSD/);
  });

  test('what every system does tells nothing', () => {
    expect(stackOf(withSyn('M', 64), 'client')).toBeUndefined();
    expect(stackOf(withSyn('', 64), 'client')).toBeUndefined();
  });

  test('a time to live alone is no more than a hint', () => {
    const stack = stackOf(withSyn('', 128), 'client')!;
    expect(stack).toMatchObject({ fits: ['windows'], sure: 1 });
    expect(said('en', stack)).toMatch(/perhaps runs Windows/);
  });

  test('signs that contradict each other are of no system', () => {
    const stack = stackOf(withSyn('MSTNW', 128), 'client')!;
    expect(stack.fits).toEqual([]);
    expect(said('en', stack)).toMatch(/no system .* a box on the way/);
    expect(said('zh', stack)).toMatch(/途中的设备/);
  });

  test('of another system no setting of Linux is told', () => {
    const rows: Row[] = [
      ...withSyn('MNWNNTSE', 64).slice(0, 3),
      [100, 'c', 'FA', 1, 1],
      [330, 'c', 'FA', 1, 1],
      [790, 'c', 'FA', 1, 1],
    ];
    const codes = findingsOf(rows)
      .filter((f) => f.side === 'client')
      .map((f) => f.code);
    expect(codes).toContain('stack');
    expect(codes).not.toContain('orphan-retries');
    expect(codes).not.toContain('no-timestamps');
  });
});

/** The client closes; the server probes every minute, and is answered until `sec` have passed. */
const finWait2 = (sec: number, options = ''): Row[] => {
  const rows: Row[] = [
    [0, 'c', 'S', 0, 0, 0, 1000, options ? { options } : {}],
    ...opening(20).slice(1),
    [100, 'c', 'FA', 1, 1],
    [120, 's', 'A', 1, 2],
  ];
  for (let t = 15; ; t += 15) {
    rows.push([120 + 1000 * t, 's', 'A', 0, 2]);
    rows.push(t < sec ? [120.1 + 1000 * t, 'c', 'A', 2, 1] : [120.1 + 1000 * t, 'c', 'R', 2, 0]);
    if (t >= sec) return rows;
  }
};

describe('by how long a state lasts', () => {
  test('FIN-WAIT-2 of 675 s: no Linux', () => {
    const stack = stackOf(finWait2(675), 'client')!;
    expect(stack.fits).toEqual(['macos', 'freebsd', 'openbsd', 'solaris']);
    expect(said('en', stack)).toMatch(
      /probably runs .*, not Linux: its FIN-WAIT-2 ended between 660 and 675 s/,
    );
    expect(said('zh', stack)).toMatch(/不是 Linux.*FIN-WAIT-2 在 660 s 到 675 s 之间结束/);
  });

  test('with the SYN one is left', () => {
    expect(stackOf(finWait2(675, 'MNWST'), 'client')!.fits).toEqual(['freebsd']);
  });

  test('60 s is of too many to tell', () => {
    expect(stackOf(finWait2(60), 'client')).toBeUndefined();
  });

  test('a Linux that was told another time is a Linux', () => {
    expect(stackOf(finWait2(240, 'MSTNW'), 'client')!.fits).toEqual(['linux']);
  });

  /** Behind the close the server's FIN comes again every ten seconds, as if its ACK were lost. */
  const timeWait = (sec: number): Row[] => [
    ...opening(20),
    [100, 'c', 'FA', 1, 1],
    [120, 's', 'FA', 1, 2],
    [120.1, 'c', 'A', 2, 2],
    [120 + 1000 * sec, 's', 'FA', 1, 2],
    [120.1 + 1000 * sec, 'c', 'R', 2, 0],
  ];

  test('TIME-WAIT was over after 40 s: 30 s fit, 60 do not', () => {
    expect(stackOf(timeWait(40), 'client')!.fits).toEqual(['macos']);
  });

  test('after 70 s: 60 fit as well', () => {
    expect(stackOf(timeWait(70), 'client')).toBeUndefined();
  });
});

describe('by its timers, where no run of Linux sends the same', () => {
  const again = (...waits: number[]): Row[] => {
    let t = 100;
    return [
      ...opening(20),
      [t, 'c', 'FA', 1, 1],
      ...waits.map((wait): Row => {
        t += wait;
        return [t, 'c', 'FA', 1, 1];
      }),
    ];
  };

  test.each([
    [1000, 'openbsd'],
    [400, 'solaris'],
  ])('%i ms, and twice that', (first, name) => {
    const stack = stackOf(again(first, 2 * first, 4 * first), 'client');
    expect(stack?.fits ?? []).toContain(name);
    expect(stack!.fits.length).toBeLessThan(3);
  });

  test('a RST behind twelve copies', () => {
    const waits = [230, 460, 920, 1840, 3680, 7360, 14_720, 29_440, 58_880, 64_000, 64_000, 64_000];
    const rows = again(...waits);
    const stack = stackOf([...rows, [rows.at(-1)![0] + 64_000, 'c', 'RA', 2, 1]], 'client')!;
    expect(stack.fits).not.toContain('linux');
    expect(stack.signs.map((s) => s.code)).toContain('reset-at-the-end');
  });
});

test('a million packets keep no options: only a SYN has them', () => {
  const frame = (flags: number) => {
    const bytes = new Uint8Array(44);
    bytes.set([0x45, 0, 0, 44, 0, 0, 0x40, 0, 61, 6, 0, 0, 192, 0, 2, 1, 192, 0, 2, 2, 0, 80, 1, 1]);
    bytes.set([0x60, flags, 1, 0, 0, 0, 0, 0, 2, 4, 5, 0xb4], 32);
    return decodeFrame({ time: 0, interface: 0, linkType: 101, bytes, wireLength: 44 });
  };
  expect(frame(2)).toMatchObject({ options: 'M', ttl: 61, mss: 1460 });
  expect(frame(16)).not.toHaveProperty('options');
});

test('how a host acknowledges', () => {
  const rows = (wait: number): Row[] => [
    ...opening(20),
    ...[100, 300, 500].flatMap((t, i): Row[] => [
      [t, 's', 'PA', 1 + 100 * i, 1, 100],
      [t + wait, 'c', 'A', 1, 101 + 100 * i],
    ]),
    [700, 'c', 'FA', 1, 301],
    [720, 's', 'FA', 301, 2],
    [720.1, 'c', 'A', 2, 302],
  ];
  const habit = (wait: number) => findingsOf(rows(wait)).find((f) => f.code === 'ack-habit');
  expect(habit(0.1)).toMatchObject({ side: 'client', atOnce: 3, waited: 0 });
  expect(habit(42)).toMatchObject({ side: 'client', atOnce: 0, waited: 3, from: 42, to: 42 });
  for (const lang of ['en', 'zh'] as const) {
    const say = wordsOf(lang).twin.findings['ack-habit'];
    expect(say(habit(42) as never)).toMatch(/Linux/);
    expect(say(habit(195) as never)).toMatch(/Windows/);
  }
});

test('each recording is of a Linux, or at most of one system more', async () => {
  const folder = new URL('../conformance/recordings/', import.meta.url);
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.client.pcap'))) {
    const { found } = await openCaptures(new Uint8Array(readFileSync(new URL(name, folder))));
    for (const conversation of found) {
      const twin = findTwin(conversation, captureTrace(conversation), { silenceMs: 1e9 });
      if (typeof twin === 'string') continue;
      const stacks = twin.findings.filter((f): f is Stack => f.code === 'stack');
      for (const { fits } of stacks) {
        expect(fits, name).toContain('linux');
        expect(fits.length, name).toBeLessThan(3);
      }
    }
  }
});
