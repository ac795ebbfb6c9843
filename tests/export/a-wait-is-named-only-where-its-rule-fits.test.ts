/** Timers of Linux and of RFC 6298 by name, and what looks like one and is none. */
import { describe, expect, test } from 'vitest';
import { waits } from '../../src/export/index.ts';
import { wordsOf } from '../../src/words/build.ts';
import { opening, type Row, read } from './capture-rows.ts';

const FIN = (t: number): Row => [t, 'c', 'FA', 1, 1];
/** A client's FIN at these times, after a handshake. */
const fins = (rtt: number, ...at: number[]): Row[] => [...opening(rtt), ...at.map(FIN)];
const names = (rows: readonly Row[]): string[] =>
  waits(read(rows))
    .map((w) => w.code)
    .filter((code) => code !== 'before-close');

describe('a FIN sent again', () => {
  test.each<[string, Row[], string[]]>([
    ['one RTO, as RFC 6298’s least', fins(20, 1000, 2010), ['rto']],
    ['probe, RTO, doubled', fins(20, 1000, 1224, 1450, 1902), ['probe', 'rto-after-probe', 'rto-doubled']],
    ['doubled at once: it was no probe', fins(20, 1000, 1224, 1672), ['rto', 'rto-doubled']],
    ['after 18 s', fins(20, 1000, 19_100), ['retransmission']],
    ['after the clock jumped by 83,886,081 s', fins(20, 1000, 83_886_082_000), ['retransmission']],
    ['after 43 ms at an RTT of 4 ms', fins(4, 1000, 1043), ['retransmission']],
    [
      'at the cap of two minutes',
      fins(20, 0, 60_000, 180_000, 300_000).map((r): Row => [r[0] + 1000, r[1], r[2], r[3], r[4]]),
      ['rto', 'rto-doubled', 'rto-capped'],
    ],
  ])('%s', (_, rows, expected) => expect(names(rows)).toEqual(expected));

  test('without a handshake nothing tells the RTT, and only doubling names a timer', () => {
    const rows: Row[] = [
      [0, 'c', 'PA', 1, 1, 50],
      [10, 'c', 'FA', 51, 1],
      ...[72, 308, 801, 1801].map((t): Row => [t, 'c', 'FA', 51, 1]),
      [1850, 's', 'A', 1, 52],
    ];
    const seen = read(rows);
    expect(seen.rttMs).toBeNull();
    expect(waits(seen).map((w) => w.code)).toEqual([
      'retransmission-rtt-unknown',
      'rto',
      'rto-doubled',
      'rto-doubled',
    ]);
    for (const lang of ['en', 'zh'] as const)
      for (const w of waits(seen))
        expect(wordsOf(lang).capture.waits[w.code](w.values)).not.toMatch(/\b0 ms|NaN|undefined/);
  });
});

test('a SYN sent again after its refusal is another try, not a timeout', () => {
  expect(
    names([
      [0, 'c', 'S', 0, 0],
      [1, 's', 'RA', 0, 1],
      [501, 'c', 'S', 0, 0],
      [502, 's', 'RA', 0, 1],
    ]),
  ).toEqual(['connect-again']);
});

test('SYN and SYN-ACK an hour apart are no round trip', () => {
  const seen = read([
    [0, 'c', 'S', 0, 0],
    [3_438_000, 's', 'SA', 0, 1],
    [3_438_001, 'c', 'A', 1, 1],
  ]);
  expect(seen.rttMs ?? 0).toBeLessThan(3500);
});

test('an ACK 20 s late is no delayed ACK', () => {
  const late = (ms: number): Row[] => [...opening(20), [500, 's', 'FA', 1, 1], [500 + ms, 'c', 'A', 1, 2]];
  expect(names(late(40))).toEqual(['delayed-ack']);
  expect(names(late(20_000))).toEqual([]);
});

describe('a RST in answer to what came after FIN was acknowledged', () => {
  const answered = (ms: number, len: number, flags = 'PA'): Row[] => [
    ...opening(20),
    FIN(500),
    [520, 's', 'A', 1, 2],
    [520 + ms, 's', flags, 1, 2, len],
    [520.1 + ms, 'c', 'R', 2, 0],
  ];
  test('data: the program had closed, whatever the time', () => {
    expect(names(answered(1010, 100))).toEqual(['data-after-close']);
    expect(names(answered(61_000, 100))).toEqual(['data-after-close']);
  });
  test('a bare FIN: FIN-WAIT-2 was over', () =>
    expect(names(answered(61_000, 0, 'FA'))).toEqual(['close-wait', 'fin-wait-2-over']));
  test('sooner than any FIN-WAIT-2 ends: no name', () =>
    expect(names(answered(300, 0, 'FA'))).toEqual(['close-wait']));
});

describe('what asks whether the other host is there is not sent again, and not lost', () => {
  const idle: Row[] = [...opening(20), [100, 'c', 'PA', 1, 1, 50], [120, 's', 'A', 1, 51]];
  test.each([0, 1])('keep-alives of %i byte', (len) => {
    const rows: Row[] = [...idle];
    for (let t = 10_000; t < 60_000; t += 10_000)
      rows.push([t, 'c', 'A', 50, 1, len], [t + 20, 's', 'A', 1, 51]);
    rows.push([60_000, 'c', 'FA', 51, 1], [60_020, 's', 'FA', 1, 52], [60_020.1, 'c', 'A', 52, 2]);
    const seen = read(rows);
    expect(seen.trace.segments.filter((s) => s.retransmission || s.arrives === null)).toEqual([]);
    expect(seen.remarks).toContain('keep-alive');
  });

  test('probes of a closed window', () => {
    const rows: Row[] = [
      ...opening(20),
      [100, 'c', 'PA', 1, 1, 50],
      [120, 's', 'A', 1, 51, 0, 0],
      ...[350, 790, 1650].flatMap((t): Row[] => [
        [t, 'c', 'A', 51, 1, 1],
        [t + 20, 's', 'A', 1, 51, 0, 0],
      ]),
      [2000, 's', 'A', 1, 51],
      [2000.1, 'c', 'PA', 51, 1, 50],
      [2020, 's', 'A', 1, 101],
    ];
    const seen = read(rows);
    expect(seen.trace.segments.filter((s) => s.retransmission || s.arrives === null)).toEqual([]);
    expect(seen.remarks).toContain('zero-window');
  });
});

test('segments larger than the MSS are named, not doubted', () => {
  const seen = read([...opening(20), [100, 'c', 'PA', 1, 1, 40_000], [120, 's', 'A', 1, 40_001]]);
  expect(seen.remarks).toContain('offloaded');
  expect(seen.trace.segments.every((s) => s.arrives !== null)).toBe(true);
});

test('a port used again is a connection of its own, and its SYN no retransmission', () => {
  const close: Row[] = [
    [100, 'c', 'FA', 1, 1],
    [120, 's', 'FA', 1, 2],
    [120.1, 'c', 'A', 2, 2],
  ];
  const first = read([...opening(20), ...close]);
  expect(first.trace.segments.length).toBe(6);
  expect(() => read([...opening(20), ...close, [900, 'c', 'S', 70_000, 0]])).toThrow();
});
