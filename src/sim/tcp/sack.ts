/** SACK blocks in an ACK: mark what arrived; a DSACK says that something arrived twice. `tcp_sacktag_write_queue`. */
import { LOST, type Packet, RETRANSMITTED, SACKED } from '../packet.ts';
import type { WireSegment } from '../segment.ts';
import type { Socket } from '../socket.ts';
import { DATA_SACKED, DSACK_TLP, DSACKING, ORIG_SACK_ACKED, sackTimes } from './ack-arrival.ts';
import { rackAdvance, STATIC_WINDOW } from './rack.ts';
import { forgetRetransmission } from './transmit.ts';

export function tagSacks(socket: Socket, segment: WireSegment, priorUna: number): number {
  const blocks = segment.sack as number[];
  let flag = 0;
  let from = 0;
  const left = blocks[0] as number;
  const right = blocks[1] as number;
  const inside = blocks.length > 2 && left >= (blocks[2] as number) && right <= (blocks[3] as number);
  if (left < segment.ack || inside) {
    flag |= DSACKING;
    if (socket.tlpHighSeq === right && socket.tlpRetrans) flag |= DSACK_TLP;
    // A false alarm over reordering widens the window; one of a probe says nothing about it. tcp_dsack_seen
    else if (socket.reorderSeen && !(socket.host.settings.tcp_recovery & STATIC_WINDOW))
      socket.reoSteps = Math.min(255, socket.reoSteps + 1);
    if (socket.undoMarker >= 0 && socket.undoRetrans > 0 && right > socket.undoMarker) socket.undoRetrans--;
    for (let p = socket.head; p && p !== socket.unsent; p = p.next)
      if (p.seq >= left && p.end <= right) forgetRetransmission(socket, p);
    from = 2;
  }
  // The newest block comes first on the wire; what it covers is no sign that older ones came late.
  for (const [start, end] of inOrder(blocks, from)) {
    if (end <= priorUna || end > socket.sndNxt) continue;
    for (let packet = socket.head; packet && packet !== socket.unsent; packet = packet.next)
      if (packet.seq >= start && packet.end <= end && packet.end > socket.sndUna && !(packet.marks & SACKED))
        flag |= tag(socket, packet);
  }
  return flag;
}

/** The blocks from place `from` on, lowest first. */
function inOrder(blocks: readonly number[], from: number): [start: number, end: number][] {
  const pairs: [number, number][] = [];
  for (let i = from; i < blocks.length; i += 2) pairs.push([blocks[i] as number, blocks[i + 1] as number]);
  return pairs.sort(([a], [b]) => a - b);
}

/** `tcp_sacktag_one` */
function tag(socket: Socket, packet: Packet): number {
  let flag = DATA_SACKED;
  rackAdvance(socket, packet, socket.world.now);
  if (packet.marks & RETRANSMITTED) {
    if (packet.marks & LOST) {
      packet.marks &= ~(LOST | RETRANSMITTED);
      socket.lostOut--;
      socket.retransOut--;
    }
  } else {
    if (packet.retransmissions === 0) {
      // It filled a hole without having been sent again: that is reordering. tcp_check_sack_reordering
      if (packet.seq < socket.highestSack) socket.reorderSeen = true;
      if (packet.end <= socket.highSeq) flag |= ORIG_SACK_ACKED;
      if (sackTimes.first < 0) sackTimes.first = packet.sentAt;
      sackTimes.last = packet.sentAt;
    }
    if (packet.marks & LOST) {
      packet.marks &= ~LOST;
      socket.lostOut--;
    }
  }
  packet.marks |= SACKED;
  if (packet.seq > socket.highestSack) socket.highestSack = packet.seq;
  socket.sackedOut++;
  socket.delivered++;
  return flag;
}
