import type { Segment, Side, Trace } from '../../sim/index.ts';

/**
 * Where a host that may not send several segments in one buffer (`gso_max_segs 1`, as our scripts set it) sets PSH: at the end
 * of what a call has written (`tcp_mark_push`). At the end of each buffer of several it would set more (`tcp_transmit_skb`), as
 * traces show. A write that has to wait for room, which with such buffers is one of more than 30,408 bytes, is not foretold.
 * @returns whether a data segment of this host carries PSH
 */
export const pushes = (trace: Trace, side: Side): ((segment: Segment) => boolean) => {
  const written = new Set<number>();
  let end = 1;
  for (const { side: by, do: call, bytes = 0, conn = 1 } of trace.app)
    if (by === side && call === 'send' && conn === 1) {
      end += bytes;
      written.add(end);
    }
  return ({ seq, len }) => written.has(seq + len);
};
