/**
 * Which segments arrived, told from one vantage point. What a host acknowledges it has received. A segment is called lost only
 * where its sender sent the same bytes again and no acknowledgement can have been for the first copy; where the capture cannot
 * tell, it is unknown.
 */
import type { Side } from '../../sim/index.ts';
import { probeKinds } from './probe-segments.ts';
import { laterStamp, otherSide, type SeenSegment, shows, span } from './seen-segments.ts';

export type Fate = 'arrived' | 'lost' | 'unknown';

/** Clocks and stacks are not exact to the last millisecond. */
const SLACK_US = 1000;
/** Round trips are not all alike: what comes sooner than so many may have crossed. A tail loss probe waits for two. */
const LATE = 1.5;

interface Path {
  /** µs from here to the far host and back, null where unknown. */
  rtt: number | null;
  /** Selective acknowledgements are on: bytes that came twice are told of (RFC 2883), but by a host in TIME-WAIT. */
  copiesTold: boolean;
}

/**
 * The fate of each segment, in the order given. `near`: hosts whose own sending the vantage point sees before the network can
 * lose it.
 */
export const inferFates = (segments: readonly SeenSegment[], near: readonly Side[], path: Path): Fate[] => {
  const heardFrom = new Set(segments.map((s) => s.from));
  const copies = copiesOf(segments);
  const probes = probeKinds(segments);
  return segments.map((s, i) => {
    if (!near.includes(s.from)) return 'arrived';
    if (!heardFrom.has(otherSide(s.from))) return 'unknown';
    if (s.flags.includes('R')) return 'arrived';
    if (probes[i])
      return segments.slice(i + 1, i + 65).some((r) => r.from !== s.from) ? 'arrived' : 'unknown';
    return span(s) > 0 ? fateOfBytes(segments, i, copies[i] ?? null, path) : fateOfAck(segments, i, path.rtt);
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
  { rtt, copiesTold }: Path,
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
  // Whatever a SYN is answered with, it has arrived; a SYN sent again answers nothing.
  const answered = (r: SeenSegment): boolean => r.from !== s.from && r.flags !== 'S';
  if (s.flags.includes('S') && again !== null && segments.slice(i + 1, again).some(answered))
    return 'arrived';
  // Its host went on as one that had all before it, and not this.
  const unheard = (r: SeenSegment): boolean =>
    r.from !== s.from &&
    r.ack !== null &&
    r.ack >= s.seq &&
    r.ack < end &&
    !(r.sack ?? []).some(([left, right]) => left <= s.seq && right >= end) &&
    !r.flags.includes('R') &&
    r.seen > s.seen + LATE * (rtt ?? Infinity) + SLACK_US;
  // Never answered: it was lost, or every answer was.
  if (acked < 0) return again !== null && segments.slice(i + 1).some(unheard) ? 'lost' : 'unknown';
  if (again === null || acked < again) return 'arrived';
  // A DSACK names bytes that came twice: then the first copy did arrive.
  if (segments.slice(acked).some((r) => r.from !== s.from && cameTwice(r, s, end))) return 'arrived';
  // A host echoes the timestamp of what moved the end of what it has (RFC 7323 §4.3): the copy's, or an earlier one (RFC 3522 §3.2).
  const edge = segments.slice(0, acked).findLast((r) => r.from !== s.from && r.ack !== null)?.ack ?? end;
  const echo = edge >= s.seq && segments[acked]!.ack! >= end ? segments[acked]!.stamps?.echo : undefined;
  const [sent, resent] = [s.stamps?.value, segments[again]!.stamps?.value];
  if (echo !== undefined && sent !== undefined && resent !== undefined && laterStamp(resent, sent))
    return laterStamp(resent, echo) ? 'arrived' : copiesTold ? 'lost' : 'unknown';
  // Acknowledged too soon after the copy for the copy to be what was acknowledged.
  const soon = rtt === null ? 0 : 0.8 * rtt - SLACK_US;
  if (segments[acked]!.seen - segments[again]!.seen < soon) return 'arrived';
  if (segments.slice(i + 1, acked).some(unheard)) return 'lost';
  // In SYN-RECEIVED and TIME-WAIT no host tells of copies.
  const closing =
    s.flags.includes('F') && segments.slice(0, acked).some((r) => r.from !== s.from && r.flags.includes('F'));
  return copiesTold && !closing && !s.flags.includes('S') ? 'lost' : 'unknown';
};

/** Its first block is below what it acknowledges, or within the second (RFC 2883 §4). */
const cameTwice = (r: SeenSegment, s: SeenSegment, end: number): boolean => {
  const [first, second] = r.sack ?? [];
  if (!first || first[0] > s.seq || first[1] < end) return false;
  return first[1] <= (r.ack ?? 0) || (!!second && second[0] <= first[0] && second[1] >= first[1]);
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
    if (ends(r) <= s.ack && r.seen > s.seen + LATE * rtt + SLACK_US) {
      repeat = j;
      break;
    }
  }
  if (repeat < 0) return 'arrived';
  const [told, echo] = [s.stamps?.value, segments[repeat]!.stamps?.echo];
  if (told !== undefined && echo !== undefined && !laterStamp(told, echo)) return 'arrived';
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
