/**
 * What one vantage point saw, in the order of the file: the only order that is known for certain. Times of the far end are
 * estimates and never overrule it.
 */
import type { Segment, Side } from '../../sim/index.ts';

export interface SeenSegment extends Omit<Segment, 't' | 'arrives'> {
  /** When it passed the vantage point, µs, never before the packet above it in the file. */
  seen: number;
  /** Its timestamps option (RFC 7323 §3): ms of its sender's clock, and which of the other's it echoes. */
  stamps?: { value: number; echo: number };
}

/** Numbers a segment takes: its bytes, and one for SYN and for FIN (RFC 9293 §3.4). */
export const span = ({ len, flags }: Pick<Segment, 'len' | 'flags'>): number =>
  // Almost all of them, a million times.
  flags === 'A' || flags === 'PA' ? len : len + (flags.includes('F') ? 1 : 0) + (flags.includes('S') ? 1 : 0);

export const otherSide = (side: Side): Side => (side === 'client' ? 'server' : 'client');

/**
 * Does `reply`, of the other host and later in the file, show that all of `s` had arrived when it was sent? By its
 * acknowledgement number, by a SACK block, or as the RST that a host with no such connection answers with (RFC 9293 §3.10.7.1).
 */
export const shows = (reply: SeenSegment, s: SeenSegment): boolean => {
  if (reply.flags === 'R') return s.ack !== null && !s.flags.includes('R') && reply.seq === s.ack;
  const end = s.seq + span(s);
  if (span(s) === 0 || reply.ack === null) return false;
  return reply.ack >= end || (reply.sack ?? []).some(([left, right]) => left <= s.seq && right >= end);
};

/** Later by the clock of timestamps, which wraps (RFC 7323 §5.2). */
export const laterStamp = (a: number, b: number): boolean => ((a - b) | 0) > 0;
