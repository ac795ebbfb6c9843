/** How a host acknowledges data when it has nothing to say itself: at once, or after a wait (RFC 9293 §3.8.6.3). */
import type { Segment, Side } from '../../sim/index.ts';
import type { CaptureTrace } from '../capture/capture-trace.ts';
import { otherSide, span } from '../capture/seen-segments.ts';
import type { Finding } from './finding.ts';

/** Sooner than that is at once; ms. At a far host as much again as the round trip may vary. */
const AT_ONCE_MS = 15;
/** No host waits longer (RFC 9293: less than 0.5 s). */
const LONGEST_MS = 520;
/** One ACK is an accident. */
const MIN_ACKS = 2;

const waitsOf = (segments: readonly Segment[], side: Side): number[] => {
  const waits: number[] = [];
  let told = -Infinity;
  let peerNext = -Infinity;
  // What was first of the bytes that are not acknowledged yet.
  let oldest: number | null = null;
  const events = segments
    .flatMap((s) => (s.from === side ? [{ s, t: s.t }] : s.arrives === null ? [] : [{ s, t: s.arrives }]))
    .sort((a, b) => a.t - b.t || Number(a.s.from === side) - Number(b.s.from === side));
  for (const { s, t } of events) {
    if (/[RS]/.test(s.flags)) continue;
    if (s.from === otherSide(side)) {
      const end = s.seq + span(s);
      // Out of order, sent again or with a FIN: those are acknowledged at once by rule.
      const plain = s.len > 0 && !s.flags.includes('F') && !s.retransmission && s.seq >= peerNext;
      if (plain && oldest === null && end > told) oldest = t;
      else if (!plain && span(s) > 0) oldest = null;
      peerNext = Math.max(peerNext, end);
      continue;
    }
    if (s.ack === null || s.ack <= told) continue;
    told = s.ack;
    if (oldest !== null && span(s) === 0 && told >= peerNext && t - oldest < LONGEST_MS)
      waits.push(t - oldest);
    oldest = null;
  }
  return waits;
};

export const ackHabits = ({ trace: { segments }, place, rttMs }: CaptureTrace): Finding[] =>
  (['client', 'server'] as const).flatMap((side): Finding[] => {
    const far = place !== 'both' && place !== side;
    const waits = waitsOf(segments, side);
    if (waits.length < MIN_ACKS) return [];
    const atOnceMs = AT_ONCE_MS + (far ? (rttMs ?? 0) / 2 : 0);
    const long = waits.filter((ms) => ms > atOnceMs);
    const [from, to] = [Math.round(Math.min(...long)), Math.round(Math.max(...long))];
    return [
      {
        code: 'ack-habit',
        side,
        atOnce: waits.length - long.length,
        waited: long.length,
        from: long.length > 0 ? from : 0,
        to: long.length > 0 ? to : 0,
      },
    ];
  });
