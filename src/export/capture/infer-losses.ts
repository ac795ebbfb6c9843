/**
 * Which segments did not arrive, told from one end only. What the near host received is in its capture; what it sent is known to
 * have arrived when the far host's later segments say so.
 */
import type { Segment, Side } from '../../sim/index.ts';

const size = (s: Segment): number => s.len + (/[F]/.test(s.flags) ? 1 : 0) + (/[S]/.test(s.flags) ? 1 : 0);
const covers = (s: Segment, left: number, right: number): boolean =>
  (s.sack ?? []).some(([l, r]) => l <= left && r >= right);
/** Clocks and stacks are not exact to the last tenth of a millisecond. */
const SLACK_MS = 1;

/** The same segments with `arrives: null` where the evidence says so. `place`: where the capture was taken. */
export const inferLosses = (
  segments: readonly Segment[],
  place: 'client' | 'server' | 'between',
  rttMs: number,
): Segment[] => {
  const near: readonly Side[] = place === 'between' ? ['client', 'server'] : [place];
  return segments.map((s, i) => {
    if (!near.includes(s.from)) return s;
    const later = segments.slice(i + 1);
    const replies = later.filter((r) => r.from !== s.from && (r.arrives ?? r.t) >= s.t);
    const bytes = size(s);
    const lost: Segment = { ...s, arrives: null };
    if (bytes > 0 && !s.flags.includes('R')) {
      const end = s.seq + bytes;
      const again = later.find((r) => r.from === s.from && r.seq <= s.seq && r.seq + size(r) >= end);
      // A DSACK names bytes that came twice: then every copy but those not yet acknowledged did arrive.
      const twice = replies.some(
        (r) =>
          r.ack !== null &&
          r.ack >= end &&
          (r.sack ?? []).some(([l, x]) => x <= r.ack! && l <= s.seq && x >= end),
      );
      const acked = replies.find((r) => (r.ack !== null && r.ack >= end) || covers(r, s.seq, end));
      if (!acked) return replies.some((r) => r.flags.includes('R')) && !again ? s : lost;
      if (!again || twice) return s;
      return (acked.arrives ?? acked.t) < again.t + SLACK_MS || sooner(acked, again, rttMs) ? s : lost;
    }
    // A bare ACK or RST: the far host sending again what it acknowledged shows that it was not heard.
    if (s.flags.includes('R'))
      return later.some(
        (r) => r.from !== s.from && r.t > (s.arrives ?? s.t) + SLACK_MS && !r.flags.includes('R'),
      )
        ? lost
        : s;
    if (s.ack === null) return s;
    const heardBefore = segments
      .slice(0, i)
      .some((r) => r.from === s.from && r.ack === s.ack && !r.flags.includes('S'));
    const repeat = later.find(
      (r) =>
        r.from !== s.from && size(r) > 0 && r.seq + size(r) <= s.ack! && r.t > s.t + rttMs / 2 + SLACK_MS,
    );
    const sentBefore =
      repeat &&
      segments
        .slice(0, i)
        .some((r) => r.from === repeat.from && r.seq + size(r) === repeat.seq + size(repeat));
    const nextSame = later.find(
      (r) => r.from === s.from && r.ack === s.ack && (repeat ? r.t < repeat.t : false),
    );
    return repeat && sentBefore && !nextSame && !(heardBefore && s.sack) ? lost : s;
  });
};

/** Acknowledged too soon after the copy for the copy to be what was acknowledged. */
const sooner = (acked: Segment, copy: Segment, rttMs: number): boolean =>
  (acked.arrives ?? acked.t) < copy.t + rttMs * 0.8 - SLACK_MS;
