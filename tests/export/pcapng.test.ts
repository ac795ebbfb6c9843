/** pcapng files, read back by our own reader always and by tshark where it is installed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRecording } from '../../src/chapter/recordings.ts';
import { captureTrace, pcapng } from '../../src/export/index.ts';
import {
  close,
  connect,
  duplicate,
  lose,
  type Rule,
  recvUntilEof,
  type Scenario,
  send,
  simulate,
  sleep,
  type Trace,
} from '../../src/sim/index.ts';
import { openCaptures } from './capture-source.ts';

const closing = (rules: Rule[], more: Partial<Scenario> = {}): Scenario => ({
  rttMs: 20,
  durationMs: 8000,
  client: { script: [connect(), send(3000), sleep(300), close()] },
  server: { script: [recvUntilEof(), sleep(100), close()] },
  rules,
  ...more,
});
const scenarios: [name: string, scenario: Scenario][] = [
  ['clean', closing([])],
  ['first FIN lost twice', closing([lose('client', { fin: true, nth: [1, 2] })])],
  ['ACK of the FIN lost', closing([lose('server', { ackOfFin: true, fin: false, nth: [1] })])],
  ['data lost: SACK', closing([lose('client', { data: true, nth: [2] })])],
  ['FIN duplicated', closing([duplicate('client', { fin: true, nth: [1] }, 50)])],
  [
    'no SACK, no timestamps',
    closing([lose('client', { fin: true, nth: [1] })], {
      client: {
        sysctl: { 'net.ipv4.tcp_sack': 0, 'net.ipv4.tcp_timestamps': 0 },
        script: [connect(), send(100), close()],
      },
    }),
  ],
  ['textbook', closing([lose('server', { fin: true, nth: [1] })], { profile: 'textbook' })],
];
const key = (s: Trace['segments'][number]): string =>
  `${s.from} ${s.flags} ${s.seq} ${s.ack} ${s.len} ${s.arrives === null ? 'lost' : ''} ${JSON.stringify(s.sack ?? [])}`;

describe('our own reader', () => {
  test.each(scenarios)('%s: simulate → pcapng → the same segments, times and losses', async (_, scenario) => {
    const trace = simulate(scenario);
    const { found, other, summaries } = await openCaptures(pcapng(trace));
    expect(other).toEqual([]);
    expect(summaries[0]!.truncated).toBeUndefined();
    expect(summaries[0]!.interfaces.map((i) => i.name)).toEqual(['client', 'server']);
    expect(found.length).toBe(1);
    const back = captureTrace(found[0]!);
    expect(back.place).toBe('both');
    for (const side of ['client', 'server'] as const) {
      const sent = trace.segments.filter((s) => s.from === side);
      const read = back.trace.segments.filter((s) => s.from === side);
      expect(read.map(key)).toEqual(sent.map(key));
      read.forEach((s, i) => {
        expect(Math.abs(s.t - sent[i]!.t)).toBeLessThan(0.6);
        expect(s.duplicateArrives === undefined).toBe(sent[i]!.duplicateArrives === undefined);
      });
      // A state passed through at one instant leaves no mark on the wire.
      const path = (t: Trace) =>
        t.states[side]
          .filter((s, i, all) => all[i + 1]?.t !== s.t)
          .map((s) => s.state)
          .filter((s) => s !== 'CLOSED' && s !== 'LISTEN');
      expect(path(back.trace)).toEqual(path(trace));
    }
  });

  test('a lost segment is only in its sender’s capture, with the reason as its comment', async () => {
    const trace = simulate(closing([lose('client', { fin: true, nth: [1] })]));
    const { frames } = await openCaptures(pcapng(trace));
    const delivered = trace.segments.reduce((n, s) => n + (s.arrives === null ? 1 : 2), 0);
    expect(frames.length).toBe(delivered);
    const lost = frames.filter((f) => f.comment?.includes('The network lost this one.'));
    expect(lost.map((f) => f.interface)).toEqual([0]);
    expect(frames.filter((f) => f.comment).length).toBeGreaterThan(3);
  });

  test('one side only: its capture alone, with the true addresses', async () => {
    const { summaries, frames } = await openCaptures(pcapng(simulate(closing([])), 'server'));
    expect(summaries[0]!.interfaces.map((i) => i.name)).toEqual(['server']);
    expect([...frames[0]!.bytes.subarray(12, 16)]).toEqual([192, 0, 2, 1]);
  });

  test('the same trace gives the same bytes', () => {
    expect(pcapng(simulate(closing([])))).toEqual(pcapng(simulate(closing([]))));
  });
});

const tshark = spawnSync('tshark', ['--version']).status === 0;
const fields = [
  'frame.interface_name',
  'tcp.stream',
  '_ws.expert.message',
  '_ws.expert.severity',
  'tcp.checksum.status',
  'ip.checksum.status',
  'tcp.flags.fin',
  'frame.comment',
  '_ws.malformed',
];

describe.runIf(tshark)('tshark', () => {
  const folder = mkdtempSync(join(tmpdir(), 'last-ack-pcapng-'));
  const read = (trace: Trace): string[][] => {
    const file = join(folder, 'x.pcapng');
    writeFileSync(file, pcapng(trace));
    const { stdout, status } = spawnSync(
      'tshark',
      [
        '-r',
        file,
        '-o',
        'tcp.check_checksum:TRUE',
        '-o',
        'ip.check_checksum:TRUE',
        '-T',
        'fields',
        '-E',
        'separator=|',
        ...fields.flatMap((f) => ['-e', f]),
      ],
      { encoding: 'utf8' },
    );
    expect(status).toBe(0);
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('|'));
  };

  test.each(scenarios)('%s: checksums right, no remark but those the scenario deserves', (_, scenario) => {
    const trace = simulate(scenario);
    const rows = read(trace);
    expect(rows.length).toBe(
      trace.segments.reduce(
        (n, s) => n + (s.arrives === null ? 1 : 2) + (s.duplicateArrives == null ? 0 : 1),
        0,
      ),
    );
    const lossy = trace.segments.some(
      (s) => s.arrives === null || s.duplicateArrives != null || s.retransmission,
    );
    for (const [, , all = '', , tcp, ip, , comment = '', malformed] of rows) {
      expect([tcp, ip, malformed]).toEqual(['1', '1', '']);
      // tshark lists our own comments among its remarks.
      const message = all.replace(comment, '');
      expect(message).not.toMatch(/Malformed|ACKed segment that wasn|Window is full|zero window|Bogus/i);
      if (!lossy)
        expect(message).toMatch(
          /^,?(?:(?:Connection (?:establish|finish)|This frame (?:initiates|undergoes))[^,]*,?)*$/,
        );
    }
  });

  test('a retransmitted FIN is flagged as one, and nothing else is', () => {
    const trace = simulate(closing([lose('client', { fin: true, nth: [1, 2] })]));
    const flagged = read(trace).filter(([, , message]) => /retransmission/.test(message ?? ''));
    expect(flagged.map((row) => [row[0], row[6]])).toEqual([
      ['client', '1'],
      ['client', '1'],
    ]);
  });

  test('the kernel recordings too come out without damage', () => {
    for (const id of ['close-with-burst-a', 'data-behind-fin-a', 'timewait-port-reuse-a', 'mixed-1-public']) {
      for (const row of read(readRecording('.', id)))
        expect([row[4], row[5], row[8]]).toEqual(['1', '1', '']);
    }
  });
});
