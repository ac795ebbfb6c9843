/** Which segments carry bytes that their sender had sent before. */
import type { Segment, Side } from '../../sim/index.ts';
import { type ProbeKind, probeKinds } from './probe-segments.ts';
import { laterStamp, span } from './seen-segments.ts';

/** A segment this much behind one with higher numbers was overtaken on its way; later it was sent again. */
const OVERTAKEN_US = 3000;

/**
 * Numbers them: 1 for the first time again. Bytes that fill a gap at the vantage point are seen for the first time: soon after what
 * overtook them they are only late, a round trip later they are the copy of what was lost before it got here. A probe is no copy.
 * Times in µs. `stamps`: of each segment the sender's own clock, if it told it.
 */
export const countRetransmissions = (
  segments: readonly Segment[],
  rtt: number | null,
  stamps: readonly (number | undefined)[] = [],
  probes: readonly (ProbeKind | undefined)[] = probeKinds(segments),
): Segment[] => {
  const sent: Record<Side, Map<number, number>> = { client: new Map(), server: new Map() };
  const seen: Record<Side, Set<number>> = { client: new Set(), server: new Set() };
  const highest: Record<Side, { end: number; t: number }> = {
    client: { end: -Infinity, t: 0 },
    server: { end: -Infinity, t: 0 },
  };
  /** By its sender's clock it left behind bytes that come after its own. */
  const leftLater = (i: number): boolean => {
    const s = segments[i]!;
    const behind = segments.findIndex((x) => x.from === s.from && span(x) > 0 && x.seq >= s.seq + span(s));
    const [own, other] = [stamps[i], stamps[behind]];
    return behind < i && own !== undefined && other !== undefined && laterStamp(own, other);
  };
  return segments.map((s, i) => {
    if (probes[i] || s.flags.includes('R')) return s;
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
    const soon = s.t - before.t < Math.max(OVERTAKEN_US, 0.8 * (rtt ?? 0));
    if (!known && soon && !leftLater(i)) return s;
    const times = (sent[s.from].get(end) ?? 0) + 1;
    sent[s.from].set(end, times);
    return { ...s, retransmission: times };
  });
};
