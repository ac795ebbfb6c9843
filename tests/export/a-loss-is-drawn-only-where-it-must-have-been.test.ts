/**
 * What one capture tells of a segment sent twice: which copy arrived, or that nothing tells. The cases are those in which closes
 * recorded at both ends were read wrong from one.
 */
import { describe, expect, test } from 'vitest';
import { captureTrace, closeOf } from '../../src/export/index.ts';
import { conversationOf, opening, type Row, read } from './capture-rows.ts';

/** How the copies of a segment are drawn, in the order of the capture. */
const fates = (rows: readonly Row[], flag: string, from: 'client' | 'server' = 'client'): string[] =>
  read(rows)
    .trace.segments.filter((s) => s.from === from && s.flags === flag)
    .map((s) => (s.arrivalUnknown ? 'unknown' : s.arrives === null ? 'lost' : 'arrived'));

/** The client's FIN, sent again after 260 ms and acknowledged 40 ms later; the answer echoes `echo`. */
const finTwice = (echo: number, sack: [number, number][] = []): Row[] => [
  ...opening(40),
  [500, 'c', 'FA', 1, 1, 0, 1000, { stamps: [500, 1] }],
  [760, 'c', 'FA', 1, 1, 0, 1000, { stamps: [760, 1] }],
  [800, 's', 'A', 1, 2, 0, 1000, { stamps: [9000, echo], sack }],
];

describe('a FIN sent twice, and one answer', () => {
  test('that echoes the first copy’s timestamp: it had arrived, its answer was lost', () => {
    expect(fates(finTwice(500), 'FA')).toEqual(['arrived', 'arrived']);
  });

  test('that echoes the second’s: the first was lost', () => {
    expect(fates(finTwice(760), 'FA')).toEqual(['lost', 'arrived']);
  });

  test('that echoes the second’s, and says that the bytes came twice', () => {
    expect(fates(finTwice(760, [[1, 2]]), 'FA')).toEqual(['arrived', 'arrived']);
  });

  test('beyond a gap, twice: the first block lies within the second', () => {
    const rows: Row[] = [
      ...opening(40),
      [499, 'c', 'PA', 1, 1, 100],
      [500, 'c', 'FA', 101, 1],
      [760, 'c', 'FA', 101, 1],
      [
        800,
        's',
        'A',
        1,
        1,
        0,
        1000,
        {
          sack: [
            [101, 102],
            [101, 102],
          ],
        },
      ],
      [801, 'c', 'PA', 1, 1, 100],
      [841, 's', 'A', 1, 102],
    ];
    expect(fates(rows, 'FA')).toEqual(['arrived', 'arrived']);
    expect(fates(rows, 'PA')).toEqual(['lost', 'arrived']);
  });

  test('without timestamps, of a host that is in TIME-WAIT by then: it tells of no copies, so nothing tells', () => {
    const rows: Row[] = [
      ...opening(40),
      [500, 's', 'FA', 1, 1],
      [500.1, 'c', 'FA', 1, 2],
      [780, 'c', 'FA', 1, 2],
      [820, 's', 'A', 2, 2],
    ];
    expect(fates(rows, 'FA')).toEqual(['unknown', 'arrived']);
  });
});

test('a FIN that nothing ever answers: it was lost, or every answer was', () => {
  const rows: Row[] = [
    ...opening(40),
    [500, 'c', 'FA', 1, 1],
    [760, 'c', 'FA', 1, 1],
    [1240, 'c', 'FA', 1, 1],
  ];
  expect(fates(rows, 'FA')).toEqual(['unknown', 'unknown', 'unknown']);
  expect(closeOf(read(rows).trace).chapter).toBe('first-fin-lost');
  // Its peer goes on sending, and acknowledges nothing of it.
  const heard: Row[] = [...rows.slice(0, 5), [900, 's', 'PA', 1, 1, 10], ...rows.slice(5)];
  expect(fates(heard, 'FA')).toEqual(['lost', 'lost', 'unknown']);
});

test('data resent behind a gap without SACK: what had arrived of it nothing tells', () => {
  const plain = opening(40).map((row): Row => [...row]);
  const conversation = conversationOf([
    ...plain,
    [100, 'c', 'A', 1, 1, 1000],
    [100.1, 'c', 'PA', 1001, 1, 1000],
    [400, 'c', 'A', 1, 1, 1000],
    [400.1, 'c', 'PA', 1001, 1, 1000],
    [441, 's', 'A', 1, 2001],
    [500, 'c', 'FA', 2001, 1],
    [541, 's', 'A', 1, 2002],
  ]);
  for (const view of conversation.views) view.sack = { client: false, server: false };
  const { segments } = captureTrace(conversation).trace;
  const second = segments.find((s) => s.seq === 1001)!;
  expect(second).toMatchObject({ arrivalUnknown: true });
  expect(segments.filter((s) => s.arrives === null)).toEqual([]);
});

describe('the handshake', () => {
  /** Seen from the server: its SYN-ACK was lost, and is sent again when the SYN comes again. */
  const rows: Row[] = [
    [0, 'c', 'S', 0, 0],
    [0.03, 's', 'SA', 0, 1],
    [1020, 'c', 'S', 0, 0],
    [1020.03, 's', 'SA', 0, 1],
    [1060, 'c', 'A', 1, 1],
    [1060.2, 'c', 'PA', 1, 1, 100],
    [1060.3, 's', 'A', 1, 101],
    [1061, 's', 'PA', 1, 101, 50],
    [1101, 'c', 'A', 101, 51],
    [1200, 's', 'FA', 51, 101],
    [1240, 'c', 'FA', 101, 52],
    [1240.1, 's', 'A', 52, 102],
  ];

  test('a SYN-ACK sent twice times no round trip', () => {
    const { rttMs, place } = read(rows);
    expect(place).toBe('server');
    expect(rttMs).toBeLessThan(45);
  });

  test('a SYN sent again is no answer to the SYN-ACK', () => {
    expect(fates(rows, 'SA', 'server')[0]).not.toBe('arrived');
  });
});

describe('an acknowledgement', () => {
  const late = (echo: number, at: number): Row[] => [
    ...opening(40),
    [500, 's', 'PA', 1, 1, 100, 1000, { stamps: [500, 400] }],
    [500.1, 'c', 'A', 1, 101, 0, 1000, { stamps: [501, 500] }],
    [at, 's', 'PA', 1, 1, 100, 1000, { stamps: [at, echo] }],
    [700, 'c', 'FA', 1, 101],
    [740, 's', 'A', 101, 2],
  ];
  const first = (rows: Row[]) => read(rows).trace.segments.find((s) => s.t > 500 && s.from === 'client')!;

  test('is lost where its peer sends again what it acknowledged, a long time after', () => {
    expect(first(late(400, 600)).arrives).toBeNull();
  });

  test('is not, where that crossed it on the way', () => {
    expect(first(late(400, 550)).arrives).not.toBeNull();
  });

  test('is not, where that copy echoes its timestamp', () => {
    expect(first(late(501, 600)).arrives).not.toBeNull();
  });
});

test('a far host that has closed answers data and FIN with RSTs, however late they come: it entered no CLOSING', () => {
  const { trace } = read([
    ...opening(40),
    [480.2, 'c', 'PA', 1, 1, 100],
    [480.3, 'c', 'FA', 101, 1],
    // It crossed them on the way.
    [500, 's', 'FA', 1, 1],
    [500.1, 'c', 'A', 102, 2],
    [545, 's', 'R', 1, 0],
    [549, 's', 'R', 1, 0],
    [560, 's', 'R', 2, 0],
  ]);
  expect(trace.states.server.map((s) => s.state)).not.toContain('CLOSING');
});

describe('bytes seen for the first time soon behind those that follow them', () => {
  const gap = (stamp: number): Row[] => [
    ...opening(40),
    [500, 's', 'A', 1, 1, 100, 1000, { stamps: [500, 1] }],
    [500.1, 's', 'A', 201, 1, 100, 1000, { stamps: [500, 1] }],
    [510, 's', 'A', 101, 1, 100, 1000, { stamps: [stamp, 1] }],
    [550, 'c', 'A', 1, 301],
    [600, 's', 'FA', 301, 1],
    [640, 'c', 'FA', 1, 302],
    [680, 's', 'A', 302, 2],
  ];
  const again = (rows: Row[]) => read(rows).trace.segments.find((s) => s.seq === 101)!.retransmission;

  test('were overtaken where their sender’s clock says so', () => {
    expect(again(gap(500))).toBeUndefined();
  });

  test('were sent again where it says that they left later', () => {
    expect(again(gap(505))).toBe(1);
  });
});

describe('RSTs that are alike to the last bit', () => {
  const rows = (doubled: boolean): Row[] => [
    ...opening(20),
    [100, 'c', 'PA', 1, 1, 100],
    ...(doubled ? [[100.05, 'c', 'PA', 1, 1, 100] as Row] : []),
    [100.1, 'c', 'FA', 101, 1],
    [121, 's', 'R', 1, 0],
    [121.3, 's', 'R', 1, 0],
  ];
  const resets = (all: Row[]): number => read(all).trace.segments.filter((s) => s.flags === 'R').length;

  test('answer a segment each', () => {
    expect(resets(rows(false))).toBe(2);
  });

  test('are one where the capture holds other packets twice too', () => {
    expect(resets(rows(true))).toBe(1);
  });
});

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
