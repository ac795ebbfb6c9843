import type { Segment, Trace } from '../sim/index.ts';

/** What makes two segments of two runs "the same one": everything the wire shows but its times. PSH says nothing here. */
const key = (s: Segment): string =>
  [s.from, s.flags.replace('P', ''), s.seq, s.ack, s.len, s.conn ?? 1].join();

/** For each segment of `a`, the index of its counterpart in `b` (the k-th of its kind with the k-th), or -1. */
export const matchSegments = (a: Trace, b: Trace): number[] => {
  const waiting = new Map<string, number[]>();
  // From the last, so that the first of each kind is taken off the end.
  for (let i = b.segments.length - 1; i >= 0; i--) {
    const k = key(b.segments[i] as Segment);
    const list = waiting.get(k);
    if (list) list.push(i);
    else waiting.set(k, [i]);
  }
  return a.segments.map((s) => waiting.get(key(s))?.pop() ?? -1);
};
