/**
 * Which segments arrived, told from one vantage point. What a host acknowledges it has received. A segment is called lost only
 * where its sender sent the same bytes again and no acknowledgement can have been for the first copy; where the capture cannot
 * tell, it is unknown.
 */
import type { Side } from '../../sim/index.ts';
import { probeKinds } from './probe-segments.ts';
import { otherSide, type SeenSegment, shows, span } from './seen-segments.ts';

export type Fate = 'arrived' | 'lost' | 'unknown';

/** Clocks and stacks are not exact to the last millisecond. */
const SLACK_US = 1000;

/**
 * The fate of each segment, in the order given. `near`: hosts whose own sending the vantage point sees before the network can
 * lose it. `rtt`: µs from here to the far host and back, null where unknown.
 */
export const inferFates = (
  segments: readonly SeenSegment[],
  near: readonly Side[],
  rtt: number | null,
): Fate[] => {
  const heardFrom = new Set(segments.map((s) => s.from));
  const copies = copiesOf(segments);
  const probes = probeKinds(segments);
  return segments.map((s, i) => {
    if (!near.includes(s.from)) return 'arrived';
    if (!heardFrom.has(otherSide(s.from))) return 'unknown';
    if (s.flags.includes('R')) return 'arrived';
    if (probes[i])
      return segments.slice(i + 1, i + 65).some((r) => r.from !== s.from) ? 'arrived' : 'unknown';
    return span(s) > 0 ? fateOfBytes(segments, i, copies[i] ?? null, rtt) : fateOfAck(segments, i, rtt);
  });
};

/** For each segment the place of the next that carries all its bytes again. */
const copiesOf = (segments: readonly SeenSegment[]): (number | undefined)[] => {
  const next: (number | undefined)[] = [];
  const latest = new Map<string, number>();
  for (let i = segments.length - 1; i >= 0; i--) {
    const s = segments[i]!;
    if (span(s) === 0 || s.flags.includes('R')) continue;
    const key = `${s.from} ${s.seq + span(s)}`;
    const found = latest.get(key);
    next[i] =
      found !== undefined && segments[found]!.seq <= s.seq
        ? found
        : nextCovering(segments, i, s.seq + span(s));
    latest.set(key, i);
  }
  return next;
};

/** A retransmission may join what left in several segments (tcp_retrans_try_collapse): looked for among what followed soon. */
const nextCovering = (segments: readonly SeenSegment[], i: number, end: number): number | undefined => {
  const s = segments[i]!;
  for (let k = i + 1; k < segments.length && k < i + 512; k++) {
    const r = segments[k]!;
    if (r.from === s.from && !r.flags.includes('R') && r.seq <= s.seq && r.seq + span(r) >= end) return k;
  }
  return undefined;
};

const fateOfBytes = (
  segments: readonly SeenSegment[],
  i: number,
  again: number | null,
  rtt: number | null,
): Fate => {
  const s = segments[i]!;
  const end = s.seq + span(s);
  const reply = (j: number): boolean => segments[j]!.from !== s.from && shows(segments[j]!, s);
  const sentBefore = segments.some((r, j) => j < i && r.from === s.from && r.seq + span(r) === end);
  // A file may hold the answer before what it answers.
  if (!sentBefore) for (let j = 0; j < i; j++) if (reply(j)) return 'arrived';
  let acked = i + 1;
  while (acked < segments.length && !reply(acked)) acked++;
  if (acked === segments.length) acked = -1;
  // Whatever a SYN is answered with, it has arrived.
  if (s.flags.includes('S') && again !== null && segments.slice(i + 1, again).some((r) => r.from !== s.from))
    return 'arrived';
  if (acked < 0) return again === null ? 'unknown' : 'lost';
  if (again === null || acked < again) return 'arrived';
  // A DSACK names bytes that came twice (RFC 2883): then the first copy did arrive.
  for (let j = acked; j < segments.length; j++) {
    const r = segments[j]!;
    if (
      r.from !== s.from &&
      (r.sack ?? []).some(([left, right]) => right <= (r.ack ?? 0) && left <= s.seq && right >= end)
    )
      return 'arrived';
  }
  // Acknowledged too soon after the copy for the copy to be what was acknowledged.
  const soon = rtt === null ? 0 : 0.8 * rtt - SLACK_US;
  return segments[acked]!.seen - segments[again]!.seen < soon ? 'arrived' : 'lost';
};

/** A bare ACK: the far host sending again what it acknowledged, a round trip later, shows that it was not heard. */
const fateOfAck = (segments: readonly SeenSegment[], i: number, rtt: number | null): Fate => {
  const s = segments[i]!;
  if (s.ack === null || rtt === null) return 'arrived';
  const ends = (r: SeenSegment) => r.seq + span(r);
  let repeat = -1;
  for (let j = i + 1; j < segments.length; j++) {
    const r = segments[j]!;
    if (r.from === s.from && r.ack === s.ack) return 'arrived';
    if (r.from === s.from || span(r) === 0 || r.flags.includes('R')) continue;
    if (ends(r) <= s.ack && r.seen > s.seen + rtt + SLACK_US) {
      repeat = j;
      break;
    }
  }
  if (repeat < 0) return 'arrived';
  const first = segments.findIndex(
    (r, j) => j < i && r.from === segments[repeat]!.from && ends(r) === ends(segments[repeat]!),
  );
  // Heard before, and this one only answers a copy (its SACK block says so): the copy may have crossed the first ACK.
  const heardBefore = segments.some(
    (r, j) =>
      j < i &&
      r.from === s.from &&
      r.ack === s.ack &&
      !r.flags.includes('S') &&
      s.seen < r.seen + rtt + SLACK_US,
  );
  return first >= 0 && !(heardBefore && s.sack) ? 'lost' : 'arrived';
};
