import type { Segment, Trace } from '../sim/index.ts';

/** What makes two segments of two runs "the same one": everything the wire shows but its times. PSH says nothing here. */
const key = (s: Segment): string =>
  [s.from, s.flags.replace('P', ''), s.seq, s.ack, s.len, s.conn ?? 1].join();

/** For each segment of `a`, the index of its counterpart in `b` (the k-th of its kind with the k-th), or -1. */
export const matchSegments = (a: Trace, b: Trace): number[] => {
  const waiting = new Map<string, { found: number[]; next: number }>();
  b.segments.forEach((s, i) => {
    const k = key(s);
    const known = waiting.get(k);
    if (known) known.found.push(i);
    else waiting.set(k, { found: [i], next: 0 });
  });
  return a.segments.map((s) => {
    const known = waiting.get(key(s));
    return known?.found[known.next++] ?? -1;
  });
};
