/** Text and FIN of a segment: in order, too early, or seen before. `tcp_data_queue`, `tcp_fin`. */
import type { ReasonCode } from '../reason-codes.ts';
import { FIN, type SeqRange, type WireSegment } from '../segment.ts';
import { enterQuickAck } from './ack-owed.ts';
import { dataReceived, measureSegment } from './ack-schedule.ts';
import type { EarlyPiece, Stored } from './arrived.ts';
import { setState } from './closing.ts';
import { markSeen } from './ecn.ts';
import { extendDuplicate, noteDuplicate } from './out-of-window.ts';
import { admits, charge, joins, packetOf, store, storeEarly, truesize } from './receive-memory.ts';
import { growWindow, receiveWindow } from './receive-window.ts';
import { beforeBlock } from './sack-compression.ts';
import { ACK_NO_MEMORY, ACK_NOW, ACK_SCHED, SHUT_RCV, type Socket } from './socket.ts';
import { turnIntoMini } from './time-wait.ts';
import { sendAck } from './transmit.ts';

/** `predicted`: the segment is the next one, and nothing but its data is new. */
export function queueText(socket: Socket, segment: WireSegment, predicted: boolean): void {
  const { seq, end, flags } = segment;
  if (seq === end) return;
  const { rcvNxt } = socket;
  const window = receiveWindow(socket);
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
    takeInOrder(socket, segment, predicted);
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

function takeInOrder(socket: Socket, segment: WireSegment, predicted: boolean): void {
  const { end, flags } = segment;
  // The fast path asks only whether the memory at hand will do. tcp_rcv_established
  const fast = predicted && truesize(socket, segment.len) <= socket.spareMemory;
  if (!fast && !admits(socket)) {
    // No memory, and reading has not made any: dropped, and the window is shut until it has. tcp_data_queue
    socket.ackPending |= ACK_SCHED | ACK_NOW | ACK_NO_MEMORY;
    if (segment.len > 0 && socket.stored.length > 0) {
      if (socket.ground.log) socket.ground.log.drop(socket, 'no-memory');
      return;
    }
  }
  store(socket, segment.len, end);
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

/** What waited behind the gap; what has come now once more is said to be there twice. `tcp_ofo_queue`. */
function takeWhatFollows(socket: Socket, late: EarlyPiece[]): void {
  const first = late[0];
  if (first && first.left < socket.rcvNxt) extendDuplicate(socket, first.left, socket.rcvNxt);
  for (let piece = late[0]; piece && piece.left <= socket.rcvNxt; piece = late[0]) {
    late.shift();
    storeEarly(socket, piece.packets);
    if (piece.right > socket.rcvNxt) socket.rcvNxt = piece.right;
    if (piece.fin && piece.right === socket.rcvNxt) {
      finReceived(socket);
      return;
    }
  }
  if (late.length === 0) socket.outOfOrder = null;
  // tcp_sack_remove
  const blocks = socket.sackBlocks?.filter(([, right]) => right > socket.rcvNxt);
  socket.sackBlocks = blocks && blocks.length > 0 ? blocks : null;
}

/** Beyond a gap: keep it, and say so. `tcp_data_queue_ofo`. */
function queueEarly(socket: Socket, segment: WireSegment): void {
  if (socket.ecn) markSeen(socket, segment);
  if (!admits(socket)) {
    if (socket.ground.log) socket.ground.log.drop(socket, 'no-memory');
    return;
  }
  measureSegment(socket, segment);
  socket.ackPending |= ACK_SCHED;
  let { seq: left, end: right } = segment;
  let fin = (segment.flags & FIN) > 0;
  socket.outOfOrder ??= [];
  const late = socket.outOfOrder;
  let at = 0;
  while ((late[at]?.right ?? left) < left) at++;
  let piece = late[at];
  const packets: Stored[] = [];
  let isNew = true;
  while (piece && piece.left <= right) {
    if (segment.seq >= piece.left && segment.end <= piece.right) {
      noteDuplicate(socket, segment.seq, segment.end);
      isNew = false;
    }
    packets.push(...piece.packets);
    left = Math.min(left, piece.left);
    if (piece.right >= right) fin ||= piece.fin;
    right = Math.max(right, piece.right);
    late.splice(at, 1);
    piece = late[at];
  }
  if (isNew) {
    const { len, end } = segment;
    const last = packets.at(-1);
    const joined = last?.end === segment.seq && joins(last, len, end);
    const packet = packetOf(socket, len, end);
    // Before it is charged (skb_set_owner_r comes last); a bare FIN that joined seems to cost nothing (truesize_adjust).
    if (socket.sackOk) growWindow(socket, len, joined && len === 0 ? 0 : packet.truesize);
    if (!joined) {
      packets.push(packet);
      packets.sort((one, other) => one.end - other.end);
      charge(socket, packet.truesize);
    }
  }
  late.splice(at, 0, { left, right, fin, packets });
  if (!socket.sackOk) return;
  // tcp_sack_new_ofo_skb: the block that grew comes first.
  const blocks = socket.sackBlocks ?? [];
  const known = blocks.findIndex(([from, to]) => segment.seq <= to && from <= segment.end);
  beforeBlock(socket, known < 0 ? blocks.length : known);
  const others = (socket.sackBlocks ?? []).filter(([from, to]) => from < left || to > right);
  socket.sackBlocks = [[left, right] as SeqRange, ...others].slice(0, 4);
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
  socket.outOfOrder = null;
  socket.sackBlocks = null;
  socket.dsack = null;
}
