/**
 * The life of one host as one vantage point shows it: what it sent and what reached it, in the order in which that must have
 * happened. What a host sends was sent in the order of the file; what it acknowledges had reached it before, and what it does not
 * yet acknowledge had not.
 */
import type { Side } from '../../sim/index.ts';
import type { Fate } from './infer-fates.ts';
import { type SeenSegment, shows, span } from './seen-segments.ts';

/** A RST in reply leaves within this time. */
const REFUSED_US = 5000;

/** A file is out of order by a few packets at most. */
const OUT_OF_ORDER = 8;

export interface HostEvent {
  /** Place of the segment in the file. */
  index: number;
  arrival: boolean;
  /** µs, on the clock of the capture. */
  t: number;
}

/**
 * Events of `side`, times never going back. `leg`: µs from the vantage point to this host and back, 0 at the host. A time far
 * from the vantage point is half a leg away, but never before what it answers was seen, nor after it was seen itself.
 */
export const hostEvents = (
  segments: readonly SeenSegment[],
  fates: readonly Fate[],
  side: Side,
  leg: number,
): HostEvent[] => {
  const told = inOrderSent(segments, side);
  const sends = told.map(({ index }) => index);
  const arrivals: number[] = [];
  segments.forEach((s, i) => {
    if (s.from !== side && fates[i] === 'arrived') arrivals.push(i);
  });
  const slots = slotsOf(segments, told, arrivals, leg);
  const events: HostEvent[] = [];
  let next = 0;
  const ordered = arrivals
    .map((index, k) => ({ index, slot: slots[k]! }))
    .sort((a, b) => a.slot - b.slot || a.index - b.index);
  for (let slot = 0; slot <= sends.length; slot++) {
    for (; next < ordered.length && ordered[next]!.slot === slot; next++) {
      const { index } = ordered[next]!;
      events.push({ index, arrival: true, t: segments[index]!.seen + leg / 2 });
    }
    if (slot < sends.length)
      events.push({ index: sends[slot]!, arrival: false, t: segments[sends[slot]!]!.seen - leg / 2 });
  }
  return clamped(events, segments);
};

/** A bare RST answers what came just before it. */
const answers = (reply: SeenSegment, s: SeenSegment, leg: number): boolean =>
  shows(reply, s) && (reply.flags !== 'R' || reply.seen - s.seen < leg + REFUSED_US);

/** What a host acknowledges never goes back (RFC 9293 §3.4): of two of its segments the one that acknowledges less left first. */
const inOrderSent = (segments: readonly SeenSegment[], side: Side): { index: number; ack: number }[] => {
  const sends: { index: number; ack: number }[] = [];
  let highest = -Infinity;
  segments.forEach((s, index) => {
    if (s.from !== side) return;
    const told = s.ack !== null && !/[SR]/.test(s.flags);
    if (told) highest = Math.max(highest, s.ack!);
    sends.push({ index, ack: told ? s.ack! : highest });
  });
  return sends.sort((a, b) => a.ack - b.ack || a.index - b.index);
};

/** For each arrival how many of the host's own segments came before it. */
const slotsOf = (
  segments: readonly SeenSegment[],
  told: readonly { index: number; ack: number }[],
  arrivals: readonly number[],
  leg: number,
): number[] => {
  const slots: number[] = [];
  const sends = told.map(({ index }) => index);
  // Without them only the number acknowledged shows an arrival, and that never goes back.
  const plain = sends.every((i) => segments[i]!.sack === undefined && !segments[i]!.flags.includes('R'));
  const first = firstCopies(segments);
  let latest = sends.length;
  for (let k = arrivals.length - 1; k >= 0; k--) {
    const i = arrivals[k]!;
    const s = segments[i]!;
    // What was seen before this one passed had left before it arrived.
    let slot = sends.length;
    while (slot > 0 && sends[slot - 1]! > i) slot--;
    // What it acknowledges had left, even where the file holds it later.
    for (let next = slot; next < sends.length && next < slot + OUT_OF_ORDER; next++) {
      const own = segments[sends[next]!]!;
      if (s.ack !== null && span(own) > 0 && first.has(sends[next]!) && own.seq + span(own) <= s.ack)
        slot = next + 1;
    }
    // A file may hold an answer before what it answers; of bytes sent twice the answer may be to the first copy.
    let answer = first.has(i) ? 0 : slot;
    if (plain && span(s) > 0) answer = Math.max(answer, firstFrom(told, s.seq + span(s)));
    else if (plain) answer = sends.length;
    while (answer < sends.length && !answers(segments[sends[answer]!]!, s, leg)) answer++;
    if (answer < sends.length) {
      slots[k] = answer;
    } else {
      // Nothing says when: where half a leg puts it, and not behind what followed it.
      while (slot < sends.length && segments[sends[slot]!]!.seen < s.seen + leg) slot++;
      slots[k] = Math.min(slot, latest);
    }
    if (span(s) > 0) latest = Math.min(latest, slots[k]!);
  }
  return slots;
};

/** Place of the first that acknowledges so much, or more. */
const firstFrom = (told: readonly { ack: number }[], ack: number): number => {
  let [low, high] = [0, told.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (told[middle]!.ack < ack) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Places of the segments that carry bytes not seen before. */
const firstCopies = (segments: readonly SeenSegment[]): Set<number> => {
  const seen = new Set<string>();
  const first = new Set<number>();
  segments.forEach((s, i) => {
    const key = `${s.from} ${s.seq + span(s)}`;
    if (span(s) > 0 && !seen.has(key)) first.add(i);
    seen.add(key);
  });
  return first;
};

const clamped = (events: HostEvent[], segments: readonly SeenSegment[]): HostEvent[] => {
  let upper = Infinity;
  const uppers = new Float64Array(events.length);
  for (let k = events.length - 1; k >= 0; k--) {
    const e = events[k]!;
    if (!e.arrival) upper = Math.min(upper, segments[e.index]!.seen);
    uppers[k] = upper;
  }
  let least = -Infinity;
  return events.map((e, k) => {
    const lower = e.arrival ? Math.max(least, segments[e.index]!.seen) : least;
    least = Math.max(lower, Math.min(e.t, uppers[k]!));
    return { ...e, t: least };
  });
};
