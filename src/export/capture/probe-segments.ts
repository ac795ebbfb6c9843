/**
 * Segments that only ask whether the other host is there: keep-alives (RFC 9293 §3.8.4, one number below what was acknowledged, with
 * no byte or one) and zero-window probes (§3.8.6.1). They look like bytes sent again, and are neither that nor lost.
 */
import type { Segment, Side } from '../../sim/index.ts';
import { otherSide, span } from './seen-segments.ts';

export type ProbeKind = 'keep-alive' | 'zero-window-probe';
type Seen = Pick<Segment, 'from' | 'flags' | 'seq' | 'ack' | 'len' | 'win'>;

/** For each segment, in the order of the file, which kind of probe it is. */
export const probeKinds = (segments: readonly Seen[]): (ProbeKind | undefined)[] => {
  const sent: Record<Side, number> = { client: -Infinity, server: -Infinity };
  const acked: Record<Side, number> = { client: -Infinity, server: -Infinity };
  const shut: Record<Side, boolean> = { client: false, server: false };
  return segments.map((s) => {
    const { from } = s;
    const peer = otherSide(from);
    const plain = s.len <= 1 && !/[SFR]/.test(s.flags);
    const end = s.seq + s.len;
    let kind: ProbeKind | undefined;
    if (
      plain &&
      shut[from] &&
      s.seq >= acked[from] - 1 &&
      s.seq <= acked[from] &&
      (s.len === 1 || s.seq < acked[from])
    )
      kind = 'zero-window-probe';
    else if (
      plain &&
      acked[from] >= sent[from] &&
      (s.len === 1 ? end === sent[from] : s.seq === sent[from] - 1)
    )
      kind = 'keep-alive';
    if (!s.flags.includes('R')) sent[from] = Math.max(sent[from], s.seq + span(s));
    if (s.ack !== null && !s.flags.includes('R')) {
      acked[peer] = Math.max(acked[peer], s.ack);
      if (s.win !== undefined) shut[peer] = s.win === 0;
    }
    return kind;
  });
};
