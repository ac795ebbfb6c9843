/** What one host of a captured close sent and heard. */
import type { Segment, Side } from '../../sim/index.ts';
import { span } from '../capture/seen-segments.ts';

/** A RST that answers what had just arrived is the kernel's; another is a program's. ms. */
export const AT_ONCE_MS = 5;

/** ms; Infinity where it never did. */
export const arrival = (s: Segment): number => s.arrives ?? Infinity;

export interface SideLife {
  own: Segment[];
  heard: Segment[];
  fin: Segment | undefined;
  peerFin: Segment | undefined;
  /** A RST that was not the answer to something that had just come. */
  abort: Segment | undefined;
}

export const lifeOf = (segments: readonly Segment[], side: Side): SideLife => {
  const own = segments.filter((s) => s.from === side);
  const heard = segments
    .filter((s) => s.from !== side && s.arrives !== null && !s.arrivalUnknown)
    .sort((a, b) => arrival(a) - arrival(b));
  const fin = own.find((s) => s.flags.includes('F'));
  const abort = own.find((s) => {
    if (!s.flags.includes('R')) return false;
    const cause = heard.findLast((x) => arrival(x) <= s.t);
    const opening = !cause || cause.flags.includes('S');
    const answersData = cause && span(cause) > 0 && s.t - arrival(cause) < AT_ONCE_MS;
    return !opening && !(fin && fin.t < s.t) && !(answersData && s.flags === 'R');
  });
  return { own, heard, fin, peerFin: heard.find((s) => s.flags.includes('F')), abort };
};

/**
 * Bytes whose first copy never came here, and which came behind what followed them, had left just before that: they were lost on the
 * way to the capture.
 */
export const withUnseen = (segments: readonly Segment[]): Segment[] => {
  const whole = [...segments];
  segments.forEach((s, i) => {
    if (!s.retransmission || s.len === 0 || s.flags.includes('F')) return;
    const end = s.seq + span(s);
    if (segments.some((x, k) => k < i && x.from === s.from && x.seq < end && x.seq + span(x) > s.seq)) return;
    const place = whole.findIndex((x) => x.from === s.from && x.seq >= end && x.t <= s.t && span(x) > 0);
    if (place < 0) return;
    const { retransmission: _, ...first } = s;
    whole.splice(place, 0, { ...first, t: whole[place]!.t, arrives: null });
  });
  return whole;
};
