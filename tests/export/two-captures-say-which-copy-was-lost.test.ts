/** Captures of both ends: what arrived is seen at the other, and the two have to be paired copy by copy. */
import { describe, expect, test } from 'vitest';
import { captureTrace } from '../../src/export/index.ts';
import { conversationOf, opening, type Row } from './capture-rows.ts';

describe('captures of both ends', () => {
  const lost = (client: Row[], server: Row[]) =>
    captureTrace(conversationOf(client, undefined, server)).trace.segments.filter((s) => s.arrives === null);

  test('a RST that took less long than anything before it is the RST that left', () => {
    const client: Row[] = [
      ...opening(40),
      [100, 'c', 'PA', 1, 1, 10],
      [100.1, 'c', 'FA', 11, 1],
      [131, 's', 'R', 1, 0],
      [134, 's', 'R', 1, 0],
    ];
    const server: Row[] = [
      [20, 'c', 'S', 0, 0],
      [20.1, 's', 'SA', 0, 1],
      [60, 'c', 'A', 1, 1],
      [120, 'c', 'PA', 1, 1, 10],
      [120.1, 's', 'R', 1, 0],
      [123, 'c', 'FA', 11, 1],
      [123.1, 's', 'R', 1, 0],
    ];
    expect(lost(client, server)).toEqual([]);
  });

  test('a SYN sent twice is one SYN sent twice at both ends', () => {
    const client: Row[] = [
      [0, 'c', 'S', 0, 0, 0, 1000, { stamps: [1, 0] }],
      [1020, 'c', 'S', 0, 0, 0, 1000, { stamps: [1021, 0] }],
      [1060, 's', 'SA', 0, 1],
      [1060.1, 'c', 'A', 1, 1],
      [1100, 'c', 'FA', 1, 1],
      [1140, 's', 'FA', 1, 2],
      [1140.1, 'c', 'A', 2, 2],
    ];
    const server: Row[] = [
      [20, 'c', 'S', 0, 0, 0, 1000, { stamps: [1, 0] }],
      [20.1, 's', 'SA', 0, 1],
      [1040, 'c', 'S', 0, 0, 0, 1000, { stamps: [1021, 0] }],
      [1040.1, 's', 'SA', 0, 1],
      [1080, 'c', 'A', 1, 1],
      [1120, 'c', 'FA', 1, 1],
      [1120.1, 's', 'FA', 1, 2],
      [1160, 'c', 'A', 2, 2],
    ];
    // Of its SYN-ACKs the first came nowhere; and numbers are what they are, above 2^31 too.
    for (const isn of [
      { c: 1000, s: 5000 },
      { c: 1000, s: 3e9 },
    ]) {
      const { segments } = captureTrace(conversationOf(client, isn, server)).trace;
      expect(segments.filter((s) => s.arrives === null).map((s) => s.flags)).toEqual(['SA']);
    }
  });

  test('of a long connection each keeps another part of the middle: what one alone holds was not lost', () => {
    const view = (at: 'c' | 's', without: number): Row[] => {
      const t = (ms: number, from: 'c' | 's') => ms + (from === at ? 0 : 20);
      const rows: Row[] = opening(40).map(
        ([ms, from, ...rest]): Row =>
          at === 'c' ? [ms, from, ...rest] : [ms + (from === 'c' ? 20 : -20), from, ...rest],
      );
      for (let i = 0; i < 900; i++) {
        // The server's capture lacks a few: the two do not begin to skip at the same packet.
        if (i % 300 < without) continue;
        rows.push([t(200 + i, 's'), 's', 'A', 1 + 100 * i, 1, 100]);
      }
      rows.push([t(1200, 's'), 's', 'FA', 90_001, 1], [t(1220.1, 'c'), 'c', 'FA', 1, 90_002]);
      rows.push([t(1240.2, 's'), 's', 'A', 90_002, 2]);
      return rows.sort((a, b) => a[0] - b[0]);
    };
    expect(lost(view('c', 3), view('s', 0)).length).toBeLessThan(10);
    expect(lost(view('c', 0), view('s', 3)).length).toBeLessThan(10);
  });

  const closeAt = (at: 'c' | 's', from = 0): Row[] =>
    (
      [
        [0, 20, 'c', 'S', 0, 0],
        [20.1, 40.1, 's', 'SA', 0, 1],
        [40.2, 60.2, 'c', 'A', 1, 1],
        [100, 120, 's', 'FA', 1, 1],
        [120.1, 140.1, 'c', 'A', 1, 2],
        [150, 170, 'c', 'FA', 1, 2],
        [170.1, 190.1, 's', 'A', 2, 2],
      ] as [number, number, 'c' | 's', string, number, number][]
    )
      .slice(from)
      .map(([sent, got, side, ...rest]) => [side === at ? sent : got, side, ...rest] as Row)
      .sort((a, b) => a[0] - b[0]);
  const states = (client: Row[], server: Row[]) => {
    const { trace } = captureTrace(conversationOf(client, undefined, server));
    return [trace.states.client, trace.states.server].map((list) => list.map((x) => x.state).join(' '));
  };
  const WHOLE = [
    'SYN_SENT ESTABLISHED CLOSE_WAIT LAST_ACK CLOSED',
    'SYN_RECV ESTABLISHED FIN_WAIT1 FIN_WAIT2 TIME_WAIT',
  ];

  test.each([0, 1, 2, 3, 4, 5])('packet %i dropped by the server’s capture was not lost on the way', (i) => {
    const kept = closeAt('s').filter((_, k) => k !== i);
    const { trace } = captureTrace(conversationOf(closeAt('c'), undefined, kept));
    // Nothing tells it of a bare ACK.
    const bare = closeAt('s')[i]![2] === 'A';
    expect(trace.segments.filter((x) => x.arrives === null).length).toBe(bare ? 1 : 0);
    if (!bare) expect(states(closeAt('c'), kept)).toEqual(WHOLE);
  });

  test('without the opening a FIN says that they are of one connection', () => {
    expect(states(closeAt('c', 3), closeAt('s', 3))).toEqual(
      WHOLE.map((path) => path.replace(/SYN_\w+ /, '')),
    );
  });

  test('clocks that tick every 10 ms: each host lived in the order of its own file', () => {
    const coarse = (rows: Row[]) => rows.map(([t, ...rest]): Row => [Math.floor(t / 100) * 100, ...rest]);
    expect(states(coarse(closeAt('c')), coarse(closeAt('s')))).toEqual(WHOLE);
  });
});
