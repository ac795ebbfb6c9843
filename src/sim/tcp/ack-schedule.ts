/**
 * When an ACK leaves: at once, with the next segment, or by a timer of 40 ms and more.
 * RFC 9293 §3.8.6.3; `__tcp_ack_snd_check`, `tcp_send_delayed_ack`, `tcp_event_data_recv`.
 */

import type { ReasonCode } from '../reason-codes.ts';
import { FIN, PSH, type WireSegment } from '../segment.ts';
import { atoMin, inPingpong, moreQuickAcks } from './ack-owed.ts';
import { markSeen } from './ecn.ts';
import { learnRatio, measureByWindow } from './receive-memory.ts';
import { growWindow, offerableWindow, receiveWindow } from './receive-window.ts';
import { maySaveUp, sendSavedUp } from './sack-compression.ts';
import { ACK_DELAYED, ACK_NOW, ACK_PUSHED, ACK_PUSHED2, ACK_SCHED, SHUT_RCV, type Socket } from './socket.ts';
import { armAck } from './timers.ts';
import { sackBytes, sendAck } from './transmit.ts';

/** What the peer calls a full segment, and whether more is to come. `tcp_measure_rcv_mss`. */
export function measureSegment(socket: Socket, segment: WireSegment): void {
  const { len, flags } = segment;
  const before = socket.lastSegmentSize;
  socket.lastSegmentSize = 0;
  if (len >= socket.rcvMss) {
    if (len !== socket.rcvMss) learnRatio(socket, len);
    socket.rcvMss = Math.min(len, socket.peerMss);
    if (flags & PSH) socket.ackPending |= ACK_PUSHED;
    return;
  }
  // A short one; two alike are full ones of a peer with a small MSS. SACK blocks take room from the data and do not count.
  const size = len + sackBytes(segment.sack);
  const header = socket.tsOk ? 32 : 20;
  if (size + header >= 556 || (size + header >= 108 && !(flags & (PSH | FIN)))) {
    socket.lastSegmentSize = size;
    if (size === before) {
      socket.rcvMss = size;
      return;
    }
  }
  if (socket.ackPending & ACK_PUSHED) socket.ackPending |= ACK_PUSHED2;
  socket.ackPending |= ACK_PUSHED;
}

/** Data came in order: learn how far apart segments are. `tcp_event_data_recv`. */
export function dataReceived(socket: Socket, segment: WireSegment): void {
  const { wheel, now } = socket.ground;
  socket.ackPending |= ACK_SCHED;
  measureSegment(socket, segment);
  measureByWindow(socket);
  const tick = wheel.ticks(now);
  const min = atoMin(socket);
  if (socket.ato === 0) {
    moreQuickAcks(socket);
    socket.ato = min;
  } else {
    const gap = tick - socket.lastReceiveTick;
    if (gap <= min >> 1) socket.ato = (socket.ato >> 1) + (min >> 1);
    else if (gap < socket.ato) socket.ato = Math.min((socket.ato >> 1) + gap, wheel.toTicks(socket.rto));
    else if (gap > wheel.toTicks(socket.rto)) moreQuickAcks(socket);
  }
  socket.lastReceiveTick = tick;
  if (socket.ecn) markSeen(socket, segment);
  if (segment.len >= 128) growWindow(socket, segment.len);
}

/** After a segment has been dealt with: is an ACK due now? `tcp_ack_snd_check`. */
export function checkAck(socket: Socket): void {
  // ACK_NOW alone asks for none: the ACK of a FIN that waited behind a gap has settled what was scheduled.
  if (!(socket.ackPending & ACK_SCHED)) return;
  if (!socket.ground.policy.delaysAcks) {
    sendAck(socket, 'reply', 'ack-at-once');
    return;
  }
  const news = socket.rcvNxt - socket.rcvWup > socket.rcvMss;
  // A FIN that was not read counts as unread.
  if (news && (socket.rcvNxt === socket.copiedSeq || offerableWindow(socket) >= socket.rcvWnd)) {
    sendAck(socket, 'reply', 'ack-two-segments');
  } else if (socket.quickAcks > 0 && !inPingpong(socket)) {
    sendAck(socket, 'reply', socket.ackWhy || 'ack-quick');
  } else if (socket.ackPending & ACK_NOW) {
    sendAck(socket, 'reply', 'ack-gap-filled');
  } else if (socket.outOfOrder) {
    if (!maySaveUp(socket)) sendAck(socket, 'reply', 'ack-out-of-order');
  } else delayAck(socket);
  socket.ackWhy = null;
}

/** `tcp_send_delayed_ack` */
function delayAck(socket: Socket): void {
  const { ground } = socket;
  const { wheel } = ground;
  const { hz } = wheel;
  let { ato } = socket;
  // No longer than a round trip, nor than 200 ms; the half second that some may wait there is never reached.
  if (socket.srtt8) ato = Math.min(ato, Math.max(wheel.toTicks(socket.srtt8 >> 3), atoMin(socket)));
  const fromRtoMin = Math.max(wheel.toTicks(socket.rtoMin), 2) - 1;
  ato = Math.min(ato, Math.floor(hz / 5), fromRtoMin);
  const tick = wheel.ticks(ground.now);
  let due = tick + ato;
  if (socket.ackPending & ACK_DELAYED) {
    if (socket.ackDueTick <= tick + (ato >> 2)) {
      sendAck(socket, 'reply', 'ack-nearly-due');
      return;
    }
    due = Math.min(due, socket.ackDueTick);
  }
  socket.ackPending |= ACK_SCHED | ACK_DELAYED;
  socket.ackDueTick = due;
  armAck(socket, due - tick);
}

/** `tcp_delack_timer_handler` */
export function ackTimerFires(socket: Socket): void {
  if (socket.savedAcks > 0) {
    sendSavedUp(socket);
    return;
  }
  if (inPingpong(socket)) {
    socket.pingpong = 0;
    socket.ato = atoMin(socket);
  } else socket.ato = Math.min(socket.ato << 1, socket.ground.wheel.toTicks(socket.rto));
  sendAck(socket, 'delayed-ack', 'ack-delayed');
}

/** The program has read `copied` bytes: an ACK that waited for this, or a window that opened. `tcp_cleanup_rbuf`. */
export function dataRead(socket: Socket, copied: number): void {
  if (socket.closedForProgram) return;
  const { ackPending } = socket;
  if (
    ackPending & ACK_SCHED &&
    (socket.rcvNxt - socket.rcvWup > socket.rcvMss ||
      (copied > 0 &&
        (ackPending & ACK_PUSHED2 || (ackPending & ACK_PUSHED && !inPingpong(socket))) &&
        socket.receiveMemory === 0))
  ) {
    ackRead(socket, 'ack-read');
    return;
  }
  if (copied > 0 && !(socket.shut & SHUT_RCV)) {
    const now = receiveWindow(socket);
    if (2 * now <= socket.windowClamp) {
      const next = offerableWindow(socket);
      if (next > 0 && next >= 2 * now) ackRead(socket, 'ack-window');
    }
  }
}

/** For this ACK the socket looks at the clock. */
function ackRead(socket: Socket, why: ReasonCode): void {
  socket.clock = socket.ground.now;
  sendAck(socket, 'reply', why);
}
