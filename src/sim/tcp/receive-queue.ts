/** Text and FIN of a segment: in order, too early, or seen before. `tcp_data_queue`, `tcp_fin`. */
import type { ReasonCode } from '../reason-codes.ts';
import { FIN, type WireSegment } from '../segment.ts';
import { enterQuickAck } from './ack-owed.ts';
import { dataReceived, measureSegment } from './ack-schedule.ts';
import { admits } from './admits.ts';
import type { Stored } from './arrived.ts';
import { setState } from './closing.ts';
import { forgetBlocks, forgetEarly, putEarly } from './early-queue.ts';
import { markSeen } from './ecn.ts';
import { extendDuplicate, noteDuplicate } from './out-of-window.ts';
import { charge, growBuffer, packetOf, store, storeEarly, truesize } from './receive-memory.ts';
import { growWindow, receiveWindow } from './receive-window.ts';
import { ACK_NO_MEMORY, ACK_NOW, ACK_SCHED, SHUT_RCV, type Socket } from './socket.ts';
import { turnIntoMini } from './time-wait.ts';
import { sendAck } from './transmit.ts';

/** `predicted`: the segment is the next one, and nothing but its data is new. */
export function queueText(socket: Socket, segment: WireSegment, predicted: boolean): void {
  const { seq, end, flags } = segment;
  if (seq === end) return;
  const { rcvNxt } = socket;
  const window = receiveWindow(socket);
  // The fast path asks only whether the memory at hand will do. tcp_rcv_established
  const fast = predicted && truesize(socket, segment.len) <= socket.spareMemory;
  // What came twice and was not told yet is not told any more. tcp_data_queue
  if (!fast) socket.dsack = null;
  if (end <= rcvNxt) {
    // RFC 9293 §3.10.7.4: a retransmission; the peer did not get our ACK.
    noteDuplicate(socket, seq, end);
    outOfWindow(socket, flags & FIN ? 'ack-duplicate-fin' : 'ack-duplicate');
  } else if (seq > rcvNxt) {
    if (seq >= rcvNxt + window) outOfWindow(socket, 'ack-out-of-window');
    else queueEarly(socket, segment);
  } else {
    // A bare FIN is taken even at a closed window.
    if (window === 0 && (segment.len > 0 || seq < rcvNxt)) {
      if (seq < rcvNxt) noteDuplicate(socket, seq, rcvNxt);
      outOfWindow(socket, 'ack-zero-window');
      return;
    }
    if (seq < rcvNxt) noteDuplicate(socket, seq, rcvNxt);
    takeInOrder(socket, segment, fast);
  }
}

function outOfWindow(socket: Socket, why: ReasonCode): void {
  enterQuickAck(socket);
  socket.ackPending |= ACK_SCHED;
  socket.ackWhy = why;
  const { log } = socket.ground;
  if (log && why !== 'ack-zero-window')
    log.drop(socket, why === 'ack-out-of-window' ? 'out-of-window' : 'duplicate');
}

function takeInOrder(socket: Socket, segment: WireSegment, fast: boolean): void {
  const { end, flags } = segment;
  if (!fast && !admits(socket, segment)) {
    // No memory, and reading has not made any: dropped, and the window is shut until it has. tcp_data_queue
    socket.ackPending |= ACK_SCHED | ACK_NOW | ACK_NO_MEMORY;
    if (segment.len > 0 && socket.stored.length > 0) {
      if (socket.ground.log) socket.ground.log.drop(socket, 'no-memory');
      return;
    }
  }
  store(socket, segment);
  socket.rcvNxt = end;
  if (segment.len > 0) dataReceived(socket, segment);
  if (flags & FIN) finReceived(socket);
  const late = socket.outOfOrder;
  if (late && !socket.mini) {
    takeWhatFollows(socket, late);
    if (!socket.outOfOrder) socket.ackPending |= ACK_NOW;
  }
  if (socket.owner && !socket.orphan) socket.owner.poke();
}

/** What waited behind the gap; what has come now once more is said to be there twice. `tcp_ofo_queue`, `tcp_sack_remove`. */
function takeWhatFollows(socket: Socket, late: Stored[]): void {
  const seen = socket.rcvNxt;
  for (let packet = late[0]; packet && packet.seq <= socket.rcvNxt; packet = late[0]) {
    late.shift();
    if (packet.seq < seen) extendDuplicate(socket, packet.seq, Math.min(packet.end, seen));
    const fresh = packet.end > socket.rcvNxt;
    storeEarly(socket, packet);
    if (!fresh) continue;
    socket.rcvNxt = packet.end;
    if (packet.fin) {
      finReceived(socket);
      return;
    }
  }
  if (late.length === 0) {
    socket.outOfOrder = null;
    socket.sackBlocks = null;
  } else if (socket.sackBlocks) {
    const blocks = socket.sackBlocks.filter(([left]) => left > socket.rcvNxt);
    socket.sackBlocks = blocks.length > 0 ? blocks : null;
  }
}

/** Beyond a gap: keep it, and say so. `tcp_data_queue_ofo`. */
function queueEarly(socket: Socket, segment: WireSegment): void {
  if (socket.ecn) markSeen(socket, segment);
  if (!admits(socket, segment)) {
    if (socket.ground.log) socket.ground.log.drop(socket, 'no-memory');
    return;
  }
  measureSegment(socket, segment);
  socket.ackPending |= ACK_SCHED;
  const packet = packetOf(socket, segment);
  const how = putEarly(socket, packet);
  // Before it is charged: skb_set_owner_r comes last. What is left of a bare FIN that joined costs nothing (truesize_adjust).
  if (how !== 'known' && socket.sackOk)
    growWindow(socket, segment.len, how === 'joined' && segment.len === 0 ? 0 : packet.truesize);
  if (how === 'new') charge(socket, packet.truesize);
  if (socket.owner && !socket.orphan) growBuffer(socket, socket.drsSpace);
}

/** RFC 9293 §3.10.7.4, eighth step. */
function finReceived(socket: Socket): void {
  socket.ackPending |= ACK_SCHED;
  socket.shut |= SHUT_RCV;
  socket.finReceived = true;
  switch (socket.state) {
    case 'SYN_RECV':
    case 'ESTABLISHED':
      setState(socket, 'CLOSE_WAIT', 'fin-received');
      // Interactive mode: the ACK waits, so that it may go with our own FIN. inet_csk_enter_pingpong_mode.
      socket.pingpong = socket.ground.settings.tcp_pingpong_thresh;
      break;
    case 'FIN_WAIT1':
      sendAck(socket, 'reply', 'ack-fin');
      setState(socket, 'CLOSING', 'fin-crossed');
      break;
    case 'FIN_WAIT2':
      sendAck(socket, 'reply', 'ack-fin');
      turnIntoMini(socket, 'TIME_WAIT');
      break;
  }
  // Only now: the ACK sent above still names a block that the FIN ended (tcp_sack_reset comes last in tcp_fin).
  forgetEarly(socket);
  forgetBlocks(socket);
}
