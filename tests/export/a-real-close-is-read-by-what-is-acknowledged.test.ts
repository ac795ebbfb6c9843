/**
 * Closes as real captures hold them: round trips that shrink and jitter, coarse clocks, packets the capturer missed, numbers that
 * wrap. States and losses follow acknowledgement numbers and the order of the file; times never overrule them.
 */
import { describe, expect, test } from 'vitest';
import { type CaptureTrace, closeOf, waits } from '../../src/export/index.ts';
import type { Side } from '../../src/sim/index.ts';
import { opening, type Row, read } from './capture-rows.ts';

const path = ({ trace }: CaptureTrace, side: Side): string =>
  trace.states[side].map((s) => s.state).join(' ');
const lost = ({ trace }: CaptureTrace) => trace.segments.filter((s) => s.arrives === null);
const ACTIVE = 'SYN_SENT ESTABLISHED FIN_WAIT1 TIME_WAIT';
const PASSIVE = 'SYN_RECV ESTABLISHED CLOSE_WAIT LAST_ACK CLOSED';

const threeSegments = (at: number, rtt: number): Row[] => [
  [at, 'c', 'FA', 1, 1],
  [at + rtt, 's', 'FA', 1, 2],
  [at + rtt + 0.03, 'c', 'A', 2, 2],
];

describe('an ordinary close, nothing lost', () => {
  test.each<[string, Row[]]>([
    ['the handshake takes ten times as long as the close', [...opening(2.1), ...threeSegments(1000, 0.2)]],
    ['the close takes three times as long as the handshake', [...opening(20), ...threeSegments(1000, 61)]],
    [
      'all packets carry one time',
      [...opening(0), ...threeSegments(0, 0)].map((r): Row => [7, r[1], r[2], r[3], r[4]]),
    ],
  ])('%s', (_, rows) => {
    const seen = read(rows);
    expect(path(seen, 'client')).toBe(ACTIVE);
    expect(path(seen, 'server')).toBe(PASSIVE);
    expect(lost(seen)).toEqual([]);
    expect(closeOf(seen.trace).active).toBe('client');
  });

  test('a far segment leaves after what it acknowledges and before it is seen', () => {
    const { trace } = read([...opening(2.1), ...threeSegments(1000, 0.2)]);
    const [fin, reply] = trace.segments.filter((s) => s.flags.includes('F'));
    expect(fin!.arrives!).toBeGreaterThanOrEqual(fin!.t);
    expect(reply!.t).toBeGreaterThanOrEqual(fin!.arrives!);
    expect(reply!.t).toBeLessThanOrEqual(reply!.arrives!);
  });

  test('data, a delayed server and a quick last round trip', () => {
    const seen = read([
      ...opening(6.6),
      [30, 'c', 'PA', 1, 1, 100],
      [38, 's', 'A', 1, 101],
      [45, 's', 'PA', 1, 101, 300],
      [45.1, 'c', 'A', 101, 301],
      [990, 'c', 'PA', 101, 301, 31],
      [990.1, 'c', 'FA', 132, 301],
      [990.7, 's', 'FA', 301, 133],
      [990.72, 'c', 'A', 133, 302],
    ]);
    expect(path(seen, 'client')).toBe(ACTIVE);
    expect(path(seen, 'server')).toBe(PASSIVE);
    expect(lost(seen)).toEqual([]);
  });
});

test('the bulk of a long download is not kept: its end is read all the same', () => {
  const rows: Row[] = [...opening(20), [21, 'c', 'PA', 1, 1, 100]];
  let at = 1;
  for (let i = 0; i < 20_000; i++) {
    rows.push([30 + i * 0.1, 's', 'A', at, 101, 1000], [30.01 + i * 0.1, 'c', 'A', 101, at + 1000]);
    at += 1000;
  }
  rows.push([2100, 's', 'FA', at, 101], [2100.2, 'c', 'FA', 101, at + 1], [2120, 's', 'A', at + 1, 102]);
  const seen = read(rows);
  expect(seen.remarks).toContain('middle-skipped');
  expect(path(seen, 'client')).toBe('SYN_SENT ESTABLISHED CLOSE_WAIT LAST_ACK CLOSED');
  expect(path(seen, 'server')).toBe('SYN_RECV ESTABLISHED FIN_WAIT1 TIME_WAIT');
  expect(lost(seen)).toEqual([]);
});

test('behind a half close as much again is not kept either: how it ended is', () => {
  const rows: Row[] = [...opening(20), [100, 'c', 'FA', 1, 1]];
  let at = 1;
  for (let i = 0; i < 9000; i++) {
    rows.push([120 + i, 's', 'A', at, 2, 1000], [120.2 + i, 'c', 'A', 2, at + 1000]);
    at += 1000;
  }
  rows.push([9200, 's', 'FA', at, 2], [9200.2, 'c', 'A', 2, at + 1]);
  const seen = read(rows);
  expect(seen.trace.segments.length).toBeLessThan(1600);
  expect(path(seen, 'client')).toBe('SYN_SENT ESTABLISHED FIN_WAIT1 FIN_WAIT2 TIME_WAIT');
  expect(path(seen, 'server')).toBe(PASSIVE);
});

test('packets the capturer missed are received by whom acknowledges them', () => {
  const seen = read([
    ...opening(20),
    [21, 'c', 'PA', 1, 1, 100],
    // The server's bytes 1 to 3000 never reached the capture.
    [60, 'c', 'A', 101, 3001],
    [80, 's', 'FA', 3001, 101],
    [80.1, 'c', 'A', 101, 3002],
    [90, 'c', 'FA', 101, 3002],
    [110, 's', 'A', 3002, 102],
  ]);
  expect(path(seen, 'client')).toBe('SYN_SENT ESTABLISHED CLOSE_WAIT LAST_ACK CLOSED');
  expect(path(seen, 'server')).toBe('SYN_RECV ESTABLISHED FIN_WAIT1 FIN_WAIT2 TIME_WAIT');
});

test('beyond 4 GiB numbers go on: a FIN behind the wrap is no retransmission', () => {
  const gigabyte = 2 ** 30;
  const rows: Row[] = [...opening(1), [2, 'c', 'PA', 1, 1, 10], [3, 's', 'A', 1, 11, 1000]];
  // Every gigabyte a segment, as a capture with a filter would keep them.
  for (let i = 1; i <= 5; i++) {
    rows.push(
      [10 * i, 's', 'A', 1 + i * gigabyte, 11, 1000],
      [10 * i + 1, 'c', 'A', 11, 1001 + i * gigabyte],
    );
  }
  const end = 1001 + 5 * gigabyte;
  rows.push([100, 's', 'FA', end, 11], [100.1, 'c', 'FA', 11, end + 1], [101, 's', 'A', end + 1, 12]);
  const seen = read(rows, { c: 4_294_967_290, s: 3_000_000_000 });
  const fins = seen.trace.segments.filter((s) => s.flags.includes('F'));
  expect(fins.map((s) => [s.seq, s.retransmission])).toEqual([
    [end, undefined],
    [11, undefined],
  ]);
  expect(path(seen, 'client')).toBe('SYN_SENT ESTABLISHED CLOSE_WAIT LAST_ACK CLOSED');
});

test('FINs that cross, no handshake, one sent again: a simultaneous close, its RTT not of the copy', () => {
  const seen = read([
    [0, 'c', 'PA', 1, 1, 63],
    [0.6, 'c', 'FA', 64, 1],
    [118, 's', 'A', 1, 64],
    [119.8, 's', 'FA', 1, 64],
    [119.9, 'c', 'FA', 64, 2],
    [120.1, 's', 'A', 2, 65],
  ]);
  expect(seen.rttMs!).toBeGreaterThan(115);
  expect(path(seen, 'client')).toBe('ESTABLISHED FIN_WAIT1 CLOSING TIME_WAIT');
  expect(path(seen, 'server')).toBe('ESTABLISHED FIN_WAIT1 CLOSING TIME_WAIT');
  expect(lost(seen)).toEqual([]);
  expect(closeOf(seen.trace).chapter).toBe('simultaneous-close');
});

test('of two segments that overtook each other, the one that acknowledges less left first', () => {
  const seen = read([
    ...opening(32),
    [500, 'c', 'FA', 1, 1],
    [532, 's', 'A', 2, 2], // sent after the server's FIN, and overtook it
    [532.1, 's', 'FA', 1, 1],
    [532.2, 'c', 'A', 2, 2],
  ]);
  expect(path(seen, 'server')).toBe('SYN_RECV ESTABLISHED FIN_WAIT1 CLOSING TIME_WAIT');
});

describe('what the capture cannot tell is not called lost', () => {
  test('it ends after the FIN', () => {
    const seen = read([...opening(20), [500, 'c', 'FA', 1, 1]]);
    expect(lost(seen)).toEqual([]);
    expect(seen.trace.segments.at(-1)!.arrivalUnknown).toBe(true);
    expect(seen.remarks).toContain('arrival-unknown');
    expect(path(seen, 'server')).toBe('SYN_RECV ESTABLISHED');
  });

  test('it holds one direction only: the host that is seen acknowledges, so it is ESTABLISHED', () => {
    const seen = read([
      [0, 'c', 'S', 0, 0],
      [20, 'c', 'A', 1, 1],
      [21, 'c', 'PA', 1, 1, 50],
      [90, 'c', 'FA', 51, 300],
      [120, 'c', 'A', 52, 301],
    ]);
    expect(lost(seen)).toEqual([]);
    expect(seen.remarks).toContain('one-direction');
    expect(path(seen, 'client')).toBe('SYN_SENT ESTABLISHED FIN_WAIT1');
    expect(path(seen, 'server')).toBe('');
  });

  test('the last data before a RST', () => {
    const seen = read([...opening(20), [30, 'c', 'PA', 1, 1, 50], [31, 'c', 'RA', 51, 1]]);
    expect(lost(seen)).toEqual([]);
  });

  test('an ACK of an older connection is answered with a RST, which arrives; the SYN is sent again', () => {
    const seen = read([
      [0, 'c', 'S', 0, 0],
      [18, 's', 'A', 777_000, 888_000],
      [18.1, 'c', 'R', 888_000, 0],
      [3061, 'c', 'S', 0, 0],
      [3079, 's', 'SA', 0, 1],
      [3079.1, 'c', 'A', 1, 1],
    ]);
    expect(lost(seen)).toEqual([]);
    expect(path(seen, 'client')).toBe('SYN_SENT ESTABLISHED');
  });
});

test('a segment that was overtaken is not a retransmission', () => {
  const seen = read([
    ...opening(12),
    [30, 's', 'A', 1001, 1, 45],
    [30.2, 's', 'A', 1, 1, 1000],
    [30.3, 'c', 'A', 1, 1046],
  ]);
  expect(seen.trace.segments.filter((s) => s.retransmission)).toEqual([]);
});

test('bytes lost before the capture point and sent again are a retransmission, and their FIN had left in time', () => {
  const seen = read([
    ...opening(180),
    [17_310, 'c', 'FA', 1, 1],
    // A number 24 higher: 23 bytes and a FIN left before this, and never came here.
    [17_491, 's', 'A', 25, 2],
    [20_340, 's', 'FPA', 1, 2, 23],
    [20_340.1, 'c', 'R', 2, 0],
  ]);
  expect(seen.trace.segments.find((s) => s.flags === 'FPA')!.retransmission).toBe(1);
  expect(path(seen, 'server')).toBe('SYN_RECV ESTABLISHED CLOSE_WAIT LAST_ACK CLOSED');
  const left = seen.trace.states.server.find((s) => s.state === 'LAST_ACK')!;
  expect(left.t).toBeLessThan(17_500);
});

test('a FIN acknowledged before its copy arrived was not lost, one acknowledged a round trip after it was', () => {
  const rows = (acked: number): Row[] => [
    ...opening(100),
    [500, 'c', 'FA', 1, 1],
    [805, 'c', 'FA', 1, 1],
    [acked, 's', 'A', 1, 2],
  ];
  expect(lost(read(rows(830)))).toEqual([]);
  expect(lost(read(rows(906))).length).toBe(1);
});

test('numbers below a SYN that comes later are no retransmission, and have no wait to name', () => {
  const seen = read([
    [0, 'c', 'S', 0, 0],
    [32, 's', 'FA', -26_000, 1],
    [64, 's', 'SA', 0, 1],
    [64.1, 'c', 'A', 1, 1],
  ]);
  expect(seen.trace.segments.filter((s) => s.retransmission)).toEqual([]);
  expect(waits(seen).every((w) => w.to >= w.from)).toBe(true);
});
