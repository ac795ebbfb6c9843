/** What is drawn of a capture is bounded, and holds what the close is about. */
import { describe, expect, test } from 'vitest';
import { drawnPart, MAX_DRAWN } from '../../src/export/index.ts';
import type { Segment, Trace } from '../../src/sim/index.ts';

const segment = (t: number, part: Partial<Segment>): Segment => ({
  t,
  from: 'server',
  flags: 'A',
  seq: 1 + t,
  ack: 2,
  len: 1,
  arrives: t + 1,
  ...part,
});
/** A client that closes, a server that sends `bulk` segments before it does. */
const halfClose = (bulk: number, middle: Partial<Segment> = {}): Trace => {
  const segments = [
    segment(0, { from: 'client', flags: 'S', len: 0, ack: null }),
    segment(1, { flags: 'SA', len: 0 }),
    segment(2, { from: 'client', flags: 'A', len: 0 }),
    segment(3, { from: 'client', flags: 'FA', len: 0 }),
    ...Array.from({ length: bulk }, (_, i) => segment(4 + i, i === bulk >> 1 ? middle : {})),
    segment(5 + bulk, { flags: 'FA', len: 0 }),
    segment(6 + bulk, { from: 'client', flags: 'A', len: 0 }),
  ];
  return {
    scenario: { rttMs: 2, durationMs: 1, client: { script: [] }, server: { script: [] } },
    kernel: 'captured',
    hz: 250,
    jiffiesAtZero: 0,
    observedUntilMs: 7 + bulk,
    segments,
    app: [],
    states: { client: [], server: [] },
  } as Trace;
};

test('a short close is drawn whole', () => {
  const trace = halfClose(20);
  expect(drawnPart(trace)).toEqual({ trace, left: 0 });
});

describe('18,000 packets behind a half close', () => {
  test('a bounded part, both FINs, the handshake and the last ACK in it, in order', () => {
    const whole = halfClose(18_000);
    const { trace, left } = drawnPart(whole);
    expect(trace.segments.length).toBeLessThanOrEqual(MAX_DRAWN);
    expect(left).toBe(whole.segments.length - trace.segments.length);
    expect(trace.segments.filter((s) => s.flags === 'FA').length).toBe(2);
    expect(trace.segments.slice(0, 4)).toEqual(whole.segments.slice(0, 4));
    expect(trace.segments.at(-1)).toBe(whole.segments.at(-1));
    expect(trace.segments).toEqual([...trace.segments].sort((a, b) => a.t - b.t));
  });
  test.each<Partial<Segment>>([{ arrives: null }, { retransmission: 1 }])(
    '%j in the middle is drawn',
    (middle) => {
      const whole = halfClose(18_000, middle);
      expect(drawnPart(whole).trace.segments).toContainEqual(expect.objectContaining(middle));
    },
  );
  test('where everything was sent again the first and the last are drawn', () => {
    const whole = halfClose(18_000);
    for (const s of whole.segments) s.retransmission = 1;
    expect(drawnPart(whole).trace.segments.length).toBeLessThanOrEqual(MAX_DRAWN);
  });
});
