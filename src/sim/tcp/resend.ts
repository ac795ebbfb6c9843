/** Sending a packet again: cut to what fits, or merged with what follows. `__tcp_retransmit_skb`. */
import type { ReasonCode } from '../reason-codes.ts';
import { ECE } from '../segment.ts';
import type { SentBy } from '../trace.ts';
import { synAgain } from './ecn.ts';
import { EVER_RETRANSMITTED, LOST, Packet, RETRANSMITTED, SACKED } from './packet.ts';
import { transmitPacket, windowEnd } from './send-queue.ts';
import type { Socket } from './socket.ts';
import { currentMss } from './transmit.ts';

/**
 * Send a packet again, merged with what follows if that fits one segment. False: the window forbids it. `before`: the packet
 * of the same buffer that goes with it; of a buffer that leaves whole no part takes in what follows.
 * `__tcp_retransmit_skb`, `tcp_retrans_try_collapse`.
 */
export function sendAgain(
  socket: Socket,
  packet: Packet,
  by: SentBy,
  why: ReasonCode,
  before: Packet | null = null,
): boolean {
  if (packet.seq < socket.sndUna) packet.seq = socket.sndUna;
  if (packet.flags & ECE) synAgain(socket, packet, by === 'rto');
  const room = windowEnd(socket) - packet.seq;
  if (room <= 0 && packet.seq !== socket.sndUna) return false;
  const mss = currentMss(socket);
  // No more than the window takes, and than fits beside our own SACK blocks; into a window that was shut, a whole segment:
  // that asks after the window as well.
  const fits = room > 0 ? Math.min(mss, room) : mss;
  // What left in shorter segments, beside SACK blocks, is full ones now: tcp_set_skb_tso_segs.
  if (packet.len <= mss) layOut(socket, packet, mss);
  if (packet.len > fits) layOut(socket, split(socket, packet, fits), mss);
  else if (!before && socket.ground.settings.tcp_retrans_collapse) collapse(socket, packet, fits);
  packet.follows = before !== null;
  // One that goes alone is cut off from the rest of its buffer (tcp_fragment).
  if (before) before.cut = false;
  packet.cut = !packet.endsBuffer;
  packet.marks |= EVER_RETRANSMITTED;
  packet.retransmissions++;
  socket.totalRetrans++;
  transmitPacket(socket, packet, by, why);
  return true;
}

/** Only a packet that leaves room takes in the next: not even a bare FIN joins a full one. */
function collapse(socket: Socket, packet: Packet, room: number): void {
  if (packet.marks & SACKED || packet.len >= room) return;
  for (let { next } = packet; next; next = packet.next) {
    if (next.marks & SACKED || packet.len + next.len > room) return;
    if (next.end > windowEnd(socket)) return;
    takeIn(socket, packet, next);
  }
}

/** All of the next packet. */
function takeIn(socket: Socket, packet: Packet, next: Packet): void {
  packet.end = next.end;
  packet.flags |= next.flags;
  packet.retransmissions = Math.max(packet.retransmissions, next.retransmissions);
  if (packet.endsBuffer) socket.sentBuffers--;
  packet.endsBuffer = next.endsBuffer;
  packet.cut = next.cut;
  packet.next = next.next;
  if (socket.tail === next) socket.tail = packet;
  socket.packetsOut--;
  if (next.marks & LOST) socket.lostOut--;
  if (next.marks & RETRANSMITTED) socket.retransOut--;
  // "Reno case is special. Sigh": a duplicate ACK stood for it. tcp_adjust_pcount
  if (!socket.sackOk && socket.sackedOut > 0) socket.sackedOut--;
}

/** What is left of a buffer is full segments again from there on. `tcp_fragment`, `tcp_set_skb_tso_segs`. */
function layOut(socket: Socket, from: Packet, mss: number): void {
  let packet = from;
  for (let { next } = packet; next; next = packet.next) {
    if (packet.endsBuffer || packet.cut || next.marks !== packet.marks) return;
    const lacks = mss - packet.len;
    if (next.len <= lacks) takeIn(socket, packet, next);
    else {
      packet.end += lacks;
      next.seq += lacks;
      packet = next;
    }
  }
}

/** Cut a sent packet so that its first part has `bytes` bytes; FIN and PSH go with the rest. The rest. `tcp_fragment`. */
function split(socket: Socket, packet: Packet, bytes: number): Packet {
  const rest = new Packet(packet.seq + bytes, packet.end, packet.flags);
  rest.marks = packet.marks;
  rest.sentAt = packet.sentAt;
  rest.sentIn = packet.sentIn;
  rest.nth = packet.nth;
  rest.retransmissions = packet.retransmissions;
  rest.endsBuffer = packet.endsBuffer;
  rest.cut = packet.cut;
  packet.endsBuffer = false;
  packet.end = rest.seq;
  packet.flags = 0;
  rest.next = packet.next;
  packet.next = rest;
  if (socket.tail === packet) socket.tail = rest;
  socket.packetsOut++;
  if (packet.marks & LOST) socket.lostOut++;
  if (packet.marks & RETRANSMITTED) socket.retransOut++;
  return rest;
}
