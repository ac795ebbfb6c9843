/** A captured packet → a segment as a trace has it: numbers from 0, the window in bytes, the comment as its reason. */
import type { Segment, Side } from '../../sim/index.ts';
import type { SeenConnection } from './connections.ts';
import type { TcpPacket } from './decode-frame.ts';

export type Packet = TcpPacket & { fromClient: boolean };

/** A segment without its times, which depend on where it was seen. */
type Untimed = Omit<Segment, 't' | 'arrives'>;

const sideOf = (p: Packet): Side => (p.fromClient ? 'client' : 'server');

/** Sequence numbers from 0 as the trace has them. Without a SYN the first byte seen is 1. */
export const basesOf = (views: readonly SeenConnection[]): Record<Side, number> => {
  const first = (fromClient: boolean): number => {
    for (const view of views) {
      const isn = fromClient ? view.clientIsn : view.serverIsn;
      if (isn !== null) return isn;
    }
    for (const view of views) {
      const own = view.packets.find((p) => p.fromClient === fromClient);
      if (own) return own.seq - 1;
      const peer = view.packets.find((p) => p.fromClient !== fromClient && p.flags.includes('A'));
      if (peer) return peer.ack - 1;
    }
    return 0;
  };
  return { client: first(true), server: first(false) };
};

export const segmentOf = (p: Packet, base: Record<Side, number>, scale: SeenConnection['scale']): Untimed => {
  const side = sideOf(p);
  const other: Side = side === 'client' ? 'server' : 'client';
  const shift =
    p.flags.includes('S') || scale.client === null || scale.server === null ? 0 : (scale[side] ?? 0);
  const segment: Untimed = {
    from: side,
    flags: p.flags,
    seq: p.seq - base[side],
    ack: p.flags.includes('A') ? p.ack - base[other] : null,
    len: p.len,
    win: p.window * 2 ** shift,
  };
  if (p.sack.length > 0) segment.sack = p.sack.map(([l, r]) => [l - base[other], r - base[other]]);
  if (p.comment) segment.why = { code: 'capture-comment', sentence: p.comment, source: 'the capture' };
  return segment;
};
