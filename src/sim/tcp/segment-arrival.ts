/** SEGMENT ARRIVES: RFC 9293 §3.10.7; `tcp_v4_rcv`, `tcp_validate_incoming`, `tcp_rcv_state_process`. */
import type { ReasonCode } from '../reason-codes.ts';
import { ACK, CWR, ECE, FIN, RST, SYN, type WireSegment } from '../segment.ts';
import { ackArrives } from './ack-arrival.ts';
import { checkAck } from './ack-schedule.ts';
import { answerWithReset, done, fail, resetReceived } from './closing.ts';
import { enterFinWait2 } from './fin-wait-2.ts';
import type { Ground } from './ground.ts';
import { completeHandshake, listenerReceives, synSentReceives } from './handshake.ts';
import { challenge, duplicateAck, mayAnswer } from './out-of-window.ts';
import { measureByEcho } from './receive-memory.ts';
import { queueText } from './receive-queue.ts';
import { receiveWindow } from './receive-window.ts';
import { sendAgain } from './resend.ts';
import { checkSpace, push } from './send-queue.ts';
import { SHUT_RCV, type Socket } from './socket.ts';
import { miniReceives, turnIntoMini } from './time-wait.ts';
import { armWrite } from './timers.ts';

export function segmentArrives(ground: Ground<Socket>, segment: WireSegment): void {
  const socket = ground.connections[segment.port] ?? null;
  if (!socket) {
    if (ground.side === 1 && listenerReceives(ground, segment)) return;
    answerWithReset(ground, segment, null, 'no-socket');
    if (segment.flags & RST && ground.log)
      ground.log.dropWithoutSocket(ground.side, segment.port, 'reset-no-socket');
    return;
  }
  if (socket.mini) {
    if (miniReceives(socket, segment)) listenerReceives(ground, segment);
  } else if (socket.state === 'SYN_RECV' && segment.flags & SYN && segment.seq === socket.irs) {
    // The client did not get our SYN|ACK. tcp_check_req
    if (socket.head) sendAgain(socket, socket.head, 'reply', 'syn-ack');
    armWrite(socket, 'rto', socket.rto);
  } else if (socket.state === 'SYN_SENT') synSentReceives(socket, segment);
  else socketReceives(socket, segment);
  if (ground.log) ground.log.queues(socket);
}

/** All states from SYN-RECEIVED on. */
function socketReceives(socket: Socket, segment: WireSegment): void {
  const { flags } = segment;
  socket.clock = socket.ground.now;
  if (!acceptable(socket, segment)) return;
  if (!(flags & ACK)) {
    drop(socket, 'no-ack-flag');
    return;
  }
  const { state } = socket;
  if (state === 'SYN_RECV' && !completeHandshake(socket, segment)) return;
  const predicted = state === 'ESTABLISHED' && isPredicted(socket, segment);
  if (ackArrives(socket, segment) === 'unacceptable') {
    drop(socket, 'ack-unacceptable');
    return;
  }
  if (predicted && segment.seq === segment.end) {
    sendWhatMayGo(socket);
    socket.lastTsecr = segment.tsecr;
    return;
  }
  if (state === 'ESTABLISHED' && segment.tsval >= 0)
    measureByEcho(socket, segment.tsecr, segment.end - segment.seq);
  if (afterAck(socket, segment)) return;
  if (text(socket, segment, predicted) && socket.state !== 'CLOSED' && !socket.mini) {
    sendWhatMayGo(socket);
    checkAck(socket);
  }
}

/** `tcp_data_snd_check` */
function sendWhatMayGo(socket: Socket): void {
  push(socket, false, 'data');
  checkSpace(socket);
}

/** The next segment, with nothing new but its data or its ACK; of a pure ACK the fast path never asks whether one is due. `tcp_rcv_established`. */
const isPredicted = (socket: Socket, segment: WireSegment): boolean =>
  !(segment.flags & (FIN | RST | SYN | ECE | CWR)) &&
  segment.seq === socket.rcvNxt &&
  segment.win === socket.sndWnd &&
  segment.sack === null &&
  !socket.outOfOrder &&
  segment.tsval >= 0 === socket.tsOk &&
  segment.tsval >= socket.tsRecent;

/** The changes of state that an ACK of our FIN brings. True: the segment is used up. */
function afterAck(socket: Socket, segment: WireSegment): boolean {
  if (socket.sndUna !== socket.writeSeq) return false;
  switch (socket.state) {
    case 'FIN_WAIT1':
      return enterFinWait2(socket, segment);
    case 'CLOSING':
      turnIntoMini(socket, 'TIME_WAIT');
      return true;
    case 'LAST_ACK':
      done(socket, 'last-ack');
      return true;
  }
  return false;
}

/** Text and FIN. False: the connection was reset. */
function text(socket: Socket, segment: WireSegment, predicted: boolean): boolean {
  const { state } = socket;
  if (state === 'CLOSE_WAIT' || state === 'CLOSING' || state === 'LAST_ACK') {
    // After the peer's FIN there can be nothing new.
    if (segment.seq >= socket.rcvNxt) return true;
  } else if ((state === 'FIN_WAIT1' || state === 'FIN_WAIT2') && socket.shut & SHUT_RCV) {
    // RFC 9293 §3.6.1, SHLD-3: nobody will read this.
    if (segment.end !== segment.seq && segment.end - (segment.flags & FIN) > socket.rcvNxt) {
      answerWithReset(socket.ground, segment, socket, 'data-after-close');
      resetReceivedByOurselves(socket);
      return false;
    }
  }
  queueText(socket, segment, predicted);
  return true;
}

/** `tcp_reset` on our own account: as if the peer had sent one. */
function resetReceivedByOurselves(socket: Socket): void {
  fail(socket, 'ECONNRESET', 'data-after-close');
}

/** RFC 7323 §5, RFC 9293 first to fourth step, RFC 5961. `tcp_validate_incoming`. */
function acceptable(socket: Socket, segment: WireSegment): boolean {
  const { flags, seq, end } = segment;
  if (
    segment.tsval >= 0 &&
    socket.tsOk &&
    // TCP_PAWS_WINDOW: one behind is let pass.
    socket.tsRecent - segment.tsval > 1 &&
    !(flags & (RST | SYN)) &&
    !disordered(socket, segment)
  ) {
    drop(socket, 'paws');
    // 6.18: an old pure ACK is common and not worth an answer.
    if (seq === end && seq < socket.rcvNxt) return false;
    if (mayAnswer(socket, segment)) duplicateAck(socket, segment, 'ack-paws');
    return false;
  }
  const window = receiveWindow(socket);
  const right = socket.rcvNxt + window;
  const outside = end < socket.rcvWup || (end > right && (seq > right || socket.readable > 0));
  if (outside) {
    if (flags & RST) {
      if (resetAtFin(socket, segment)) resetReceived(socket);
      else drop(socket, 'reset-out-of-window');
    } else if (flags & SYN) challenge(socket, 'challenge-ack-syn');
    else {
      drop(socket, end < socket.rcvWup ? 'duplicate' : 'out-of-window');
      if (mayAnswer(socket, segment))
        duplicateAck(socket, segment, end < socket.rcvWup ? 'ack-duplicate' : 'ack-out-of-window');
    }
    return false;
  }
  if (flags & RST) {
    if (seq === socket.rcvNxt || resetAtFin(socket, segment) || seq === sackEdge(socket))
      resetReceived(socket);
    else challenge(socket, 'challenge-ack-rst');
    return false;
  }
  if (flags & SYN) {
    challenge(socket, 'challenge-ack-syn');
    return false;
  }
  return true;
}

/** A RST with the number of the FIN before it. `tcp_reset_check`. */
const resetAtFin = (socket: Socket, segment: WireSegment): boolean =>
  segment.seq === socket.rcvNxt - 1 &&
  (socket.state === 'CLOSE_WAIT' || socket.state === 'LAST_ACK' || socket.state === 'CLOSING');

/** The right edge of what waits out of order. */
const sackEdge = (socket: Socket): number => {
  const late = socket.sackOk ? socket.outOfOrder : null;
  return late?.at(-1)?.end ?? -1;
};

/** An ACK that lost a race with a later one: PAWS lets it pass. `tcp_disordered_ack_check`. */
const disordered = (socket: Socket, segment: WireSegment): boolean =>
  segment.seq === segment.end &&
  segment.seq === socket.rcvNxt &&
  segment.ack === socket.sndUna &&
  !(segment.seq > socket.sndWl1 || (segment.seq === socket.sndWl1 && segment.win > socket.sndWnd)) &&
  socket.tsRecent - segment.tsval <= (socket.rto * 1.2) / 1000;

function drop(socket: Socket, why: ReasonCode): void {
  if (socket.ground.log) socket.ground.log.drop(socket, why);
}
