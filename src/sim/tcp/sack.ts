/** SACK blocks in an ACK: mark what arrived; a DSACK says that something arrived twice. `tcp_sacktag_write_queue`. */

import type { SeqRange } from '../segment.ts';
import type { AckFacts } from './ack-facts.ts';
import { LOST, type Packet, RETRANSMITTED, SACKED } from './packet.ts';
import { rackAdvance, rateSample } from './rack.ts';
import { highestSacked, overtaken } from './reordering.ts';
import { LOSS, type Socket } from './socket.ts';
import { forgetRetransmission } from './transmit.ts';

export function tagSacks(socket: Socket, facts: AckFacts): void {
  const { segment } = facts;
  const blocks = segment.sack as SeqRange[];
  const first = blocks[0] as SeqRange;
  const second = blocks[1];
  facts.overtaken = socket.sndNxt;
  if (first[0] < segment.ack || (second && first[0] >= second[0] && first[1] <= second[1]))
    dsackSeen(socket, facts, first[0], first[1]);
  // The newest block comes first on the wire; what it covers is no sign that older ones came late.
  for (const block of second ? blocks.toSorted(([a], [b]) => a - b) : blocks) {
    const start = block[0];
    const end = block[1];
    if (end > socket.sndNxt) continue;
    for (let packet = socket.head; packet; packet = packet.next)
      if (packet.seq >= start && packet.end <= end && !(packet.marks & SACKED)) tag(socket, facts, packet);
  }
  if (socket.ca !== LOSS || socket.undoMarker >= 0) overtaken(socket, facts.overtaken);
}

/** What we sent came twice. `tcp_dsack_seen`, `tcp_check_dsack`. */
function dsackSeen(socket: Socket, facts: AckFacts, left: number, right: number): void {
  const segments = Math.ceil((right - left) / socket.mss);
  if (socket.tlpHighSeq === right && socket.tlpRetrans) facts.dsackTlp = true;
  socket.dsackDups += segments;
  // More than was ever sent again: the network's doing, not ours.
  if (socket.dsackDups > socket.totalRetrans) return;
  facts.dsacking = true;
  // A retransmission that was not needed is delivered all the same.
  socket.delivered += segments;
  // A false alarm over reordering widens the window; one of a probe says nothing about it.
  if (!facts.dsackTlp && socket.reorderSeen) socket.reoWiden = true;
  if (socket.undoMarker >= 0 && socket.undoRetrans > 0 && right > socket.undoMarker) socket.undoRetrans--;
  for (let p = socket.head; p; p = p.next)
    if (p.seq >= left && p.end <= right) {
      // Both copies came, the first one late. tcp_sacktag_one
      if (p.retransmissions > 0 && p.marks & SACKED) facts.overtaken = Math.min(facts.overtaken, p.seq);
      forgetRetransmission(socket, p);
    }
}

/** `tcp_sacktag_one` */
function tag(socket: Socket, facts: AckFacts, packet: Packet): void {
  facts.dataSacked = true;
  rackAdvance(socket, packet, socket.ground.now);
  rateSample(facts, packet);
  if (packet.marks & RETRANSMITTED) {
    if (packet.marks & LOST) {
      packet.marks &= ~(LOST | RETRANSMITTED);
      socket.lostOut--;
      socket.retransOut--;
    }
  } else {
    if (packet.retransmissions === 0) {
      // It filled a hole without having been sent again: that is reordering. tcp_check_sack_reordering
      if (packet.seq < highestSacked(socket)) facts.overtaken = Math.min(facts.overtaken, packet.seq);
      if (packet.end <= socket.highSeq) facts.origSackAcked = true;
      if (facts.firstSackedAt < 0) facts.firstSackedAt = packet.sentAt;
      facts.lastSackedAt = packet.sentAt;
    }
    if (packet.marks & LOST) {
      packet.marks &= ~LOST;
      socket.lostOut--;
    }
  }
  packet.marks |= SACKED;
  socket.highestSack = Math.max(highestSacked(socket), packet.end);
  socket.sackedOut++;
  socket.delivered++;
}
