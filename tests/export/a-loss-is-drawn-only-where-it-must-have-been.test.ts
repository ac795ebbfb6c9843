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
