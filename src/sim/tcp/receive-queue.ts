/** Text and FIN of a segment: in order, too early, or seen before. `tcp_data_queue`, `tcp_fin`. */
import { FIN, PSH, type WireSegment } from '../segment.ts';
import {
  ACK_NOW,
  ACK_SCHED,
  CLOSE_WAIT,
  CLOSING,
  ESTABLISHED,
  FIN_WAIT1,
  FIN_WAIT2,
  SHUT_RCV,
  type Socket,
  SYN_RECV,
  TIME_WAIT,
} from '../socket.ts';
import { setState } from './closing.ts';
import { dataReceived, enterQuickAck, growWindow } from './delayed-ack.ts';
import { noteDuplicate } from './out-of-window.ts';
import { turnIntoMini } from './time-wait.ts';
import { receiveWindow, sendAck } from './transmit.ts';

export function queueText(socket: Socket, segment: WireSegment): void {
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
    takeInOrder(socket, segment);
  }
}

function outOfWindow(socket: Socket, why: string): void {
  enterQuickAck(socket);
  socket.ackPending |= ACK_SCHED;
  socket.ackWhy = why;
  const { log } = socket.world;
  if (log && why !== 'ack-zero-window')
    log.drop(socket, why === 'ack-out-of-window' ? 'out-of-window' : 'duplicate');
}

function takeInOrder(socket: Socket, segment: WireSegment): void {
  const { end, flags } = segment;
  socket.rcvNxt = end;
  if (segment.len > 0) dataReceived(socket, segment.len, (flags & PSH) > 0);
  if (flags & FIN) finReceived(socket);
  const late = socket.outOfOrder;
  if (late && !socket.mini) {
    takeWhatFollows(socket, late);
    if (!socket.outOfOrder) socket.ackPending |= ACK_NOW;
  }
  if (socket.program && !socket.orphan) socket.program.poke();
}

/** What waited behind the gap. `tcp_ofo_queue`. */
function takeWhatFollows(socket: Socket, late: number[]): void {
  while (late.length > 0 && (late[0] as number) <= socket.rcvNxt) {
    const end = late[1] as number;
    const fin = late[2] as number;
    late.splice(0, 3);
    if (end > socket.rcvNxt) socket.rcvNxt = end;
    if (fin === 1 && end === socket.rcvNxt) {
      finReceived(socket);
      return;
    }
  }
  if (late.length === 0) socket.outOfOrder = null;
  // tcp_sack_remove
  const blocks = socket.sackBlocks;
  if (blocks) {
    for (let i = 0; i < blocks.length; )
      if ((blocks[i + 1] as number) <= socket.rcvNxt) blocks.splice(i, 2);
      else i += 2;
    if (blocks.length === 0) socket.sackBlocks = null;
  }
}

/** Beyond a gap: keep it, and say so. `tcp_data_queue_ofo`. */
function queueEarly(socket: Socket, segment: WireSegment): void {
  socket.ackPending |= ACK_SCHED;
  let { seq: left, end: right } = segment;
  let fin = segment.flags & FIN;
  socket.outOfOrder ??= [];
  const late = socket.outOfOrder;
  let at = 0;
  while (at < late.length && (late[at + 1] as number) < left) at += 3;
  while (at < late.length && (late[at] as number) <= right) {
    const from = late[at] as number;
    const to = late[at + 1] as number;
    if (segment.seq >= from && segment.end <= to) noteDuplicate(socket, segment.seq, segment.end);
    left = Math.min(left, from);
    if (to >= right) fin |= late[at + 2] as number;
    right = Math.max(right, to);
    late.splice(at, 3);
  }
  late.splice(at, 0, left, right, fin);
  if (!socket.sackOk) return;
  growWindow(socket, segment.len);
  // tcp_sack_new_ofo_skb: the block that grew comes first.
  socket.sackBlocks ??= [];
  const blocks = socket.sackBlocks;
  for (let i = 0; i < blocks.length; )
    if ((blocks[i] as number) >= left && (blocks[i + 1] as number) <= right) blocks.splice(i, 2);
    else i += 2;
  blocks.unshift(left, right);
  if (blocks.length > 8) blocks.length = 8;
}

/** RFC 9293 §3.10.7.4, eighth step. */
function finReceived(socket: Socket): void {
  socket.ackPending |= ACK_SCHED;
  socket.shut |= SHUT_RCV;
  socket.finReceived = true;
  switch (socket.state) {
    case SYN_RECV:
    case ESTABLISHED:
      setState(socket, CLOSE_WAIT, 'fin-received');
      // Interactive mode: the ACK waits, so that it may go with our own FIN. inet_csk_enter_pingpong_mode.
      socket.pingpong = socket.host.settings.tcp_pingpong_thresh;
      break;
    case FIN_WAIT1:
      sendAck(socket, 1, 'ack-fin');
      setState(socket, CLOSING, 'fin-crossed');
      break;
    case FIN_WAIT2:
      sendAck(socket, 1, 'ack-fin');
      turnIntoMini(socket, TIME_WAIT, 0);
      break;
  }
  // Only now: the ACK sent above still names a block that the FIN ended (tcp_sack_reset comes last in tcp_fin).
  socket.outOfOrder = null;
  socket.sackBlocks = null;
}
