/** Which segments carry bytes that their sender had sent before. */
import type { Segment, Side } from '../../sim/index.ts';
import { probeKinds } from './probe-segments.ts';
import { span } from './seen-segments.ts';

/** A segment this much behind one with higher numbers was overtaken on its way; later it was sent again. */
const OVERTAKEN_US = 3000;

/**
 * Numbers them: 1 for the first time again. Bytes that fill a gap at the vantage point are seen for the first time: soon after what
 * overtook them they are only late, a round trip later they are the copy of what was lost before it got here. A probe is no copy.
 * Times in µs.
 */
export const countRetransmissions = (segments: readonly Segment[], rtt: number | null): Segment[] => {
  const sent: Record<Side, Map<number, number>> = { client: new Map(), server: new Map() };
  const seen: Record<Side, Set<number>> = { client: new Set(), server: new Set() };
  const highest: Record<Side, { end: number; t: number }> = {
    client: { end: -Infinity, t: 0 },
    server: { end: -Infinity, t: 0 },
  };
  const probes = probeKinds(segments);
  return segments.map((s, i) => {
    if (s.flags.includes('R') || probes[i]) return s;
    const end = s.seq + span(s);
    const before = highest[s.from];
    if (span(s) === 0) {
      if (end > before.end) highest[s.from] = { end, t: s.t };
      return s;
    }
    const known = seen[s.from].has(end);
    seen[s.from].add(end);
    if (end > before.end) {
      highest[s.from] = { end, t: s.t };
      return s;
    }
    if (!known && s.t - before.t < Math.max(OVERTAKEN_US, 0.8 * (rtt ?? 0))) return s;
    const times = (sent[s.from].get(end) ?? 0) + 1;
    sent[s.from].set(end, times);
    return { ...s, retransmission: times };
  });
};
