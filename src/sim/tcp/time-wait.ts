/**
 * The mini-socket that answers for a connection in FIN-WAIT-2 or TIME-WAIT: it owns no buffers and never retransmits.
 * `tcp_time_wait`, `tcp_timewait_state_process`; RFC 9293 §3.6.1, §3.10.7.4; RFC 1337; RFC 6191.
 */
import type { ReasonCode } from '../reason-codes.ts';
import { ACK, FIN, RST, SYN, type WireSegment } from '../segment.ts';
import { answerWithReset, done } from './closing.ts';
import { mayAnswer } from './out-of-window.ts';
import { receiveWindow } from './receive-window.ts';
import { shortestWait } from './rto.ts';
import { purge } from './send-queue.ts';
import type { Socket } from './socket.ts';
import { armKeep, cancelAck, cancelWrite } from './timers.ts';
import { sendAck } from './transmit.ts';

/** Replace the socket by a mini-socket in `state`; `us` is the time of a FIN-WAIT-2. */
export function turnIntoMini(socket: Socket, state: 'FIN_WAIT2' | 'TIME_WAIT', us = 0): void {
  const { ground } = socket;
  if (ground.timeWaits >= ground.settings.tcp_max_tw_buckets) {
    // Too many already: the socket just closes.
    done(socket, 'tw-buckets');
    return;
  }
  ground.timeWaits++;
  cancelWrite(socket);
  cancelAck(socket);
  if (socket.sackTimer) ground.cancel(socket.sackTimer);
  socket.ackPending = 0;
  if (socket.orphan) ground.orphans--;
  socket.rcvWnd = receiveWindow(socket);
  socket.rcvWup = socket.rcvNxt;
  socket.dsack = null;
  socket.sackBlocks = null;
  socket.outOfOrder = null;
  purge(socket);
  socket.mini = true;
  socket.lastOowTick = -1;
  socket.timeWaitSince = ground.ms;
  const changed = socket.state !== state;
  socket.state = state;
  if (ground.log && changed) ground.log.state(socket, state === 'TIME_WAIT' ? 'time-wait' : 'fin-acked');
  if (state === 'TIME_WAIT') restart(socket);
  // tcp_time_wait: never shorter, so the second half of a long wait may be longer than the first.
  else armKeep(socket, 'fin-wait-2', Math.max(us, shortestWait(socket)), 'timer-fin-wait-2');
  if (socket.owner && !socket.orphan) socket.owner.poke();
}

function restart(socket: Socket): void {
  const { policy, settings } = socket.ground;
  armKeep(socket, 'time-wait', policy.timeWait(settings), 'timer-time-wait');
}

export function miniTimerFires(socket: Socket): void {
  done(socket, socket.state === 'TIME_WAIT' ? 'time-wait-over' : 'fin-wait-2-over');
}

/** A segment for a mini-socket. True: it is a SYN that may open a new connection in its place. */
export function miniReceives(socket: Socket, segment: WireSegment): boolean {
  const { ground } = socket;
  const { flags, seq, end } = segment;
  const { rcvNxt } = socket;
  const stamped = socket.tsRecent >= 0 && segment.tsval >= 0;
  const paws = stamped && socket.tsRecent > segment.tsval;

  if (socket.state === 'FIN_WAIT2') {
    if (paws || !inWindow(seq, end, rcvNxt, rcvNxt + socket.rcvWnd)) {
      if (!(flags & RST)) answerOutOfWindow(socket, segment, 'mini-out-of-window');
    } else if (flags & RST) done(socket, 'reset-received');
    else if (flags & SYN && seq >= rcvNxt) reset(socket, segment, 'mini-syn');
    else if (!(flags & ACK) || end <= rcvNxt || end === seq) drop(socket, 'mini-ignored');
    else if (!(flags & FIN) || end !== rcvNxt + 1) reset(socket, segment, 'data-after-close');
    else {
      socket.rcvNxt = end;
      socket.rcvWup = end;
      if (stamped) socket.tsRecent = segment.tsval;
      socket.timeWaitSince = ground.ms;
      socket.state = 'TIME_WAIT';
      if (ground.log) ground.log.state(socket, 'time-wait');
      sendAck(socket, 'reply', 'ack-fin');
      restart(socket);
    }
    return false;
  }

  if (!paws && seq === rcvNxt && (seq === end || flags & RST)) {
    // In window there can only be a RST or a bare ACK.
    if (flags & RST) {
      // RFC 1337: assassination, unless forbidden.
      if (socket.ground.settings.tcp_rfc1337 === 0) {
        done(socket, 'assassinated');
        return false;
      }
      drop(socket, 'rfc1337');
    } else {
      drop(socket, 'time-wait-ack-ignored');
      restart(socket);
    }
    if (stamped) socket.tsRecent = segment.tsval;
    return false;
  }
  const newer = stamped && socket.tsRecent < segment.tsval;
  if (flags & SYN && !(flags & (RST | ACK)) && !paws && (seq > rcvNxt || newer)) {
    done(socket, 'reused');
    return true;
  }
  if (flags & RST) {
    drop(socket, 'reset-out-of-window');
    return false;
  }
  // A retransmitted FIN starts the wait again; a SYN of unknown age does not.
  if (paws || flags & ACK) restart(socket);
  answerOutOfWindow(socket, segment, 'ack-time-wait');
  return false;
}

/** Data is always answered; what carries nothing at most once in tcp_invalid_ratelimit. Never markable (TCP_TW_ACK_OOW). */
function answerOutOfWindow(socket: Socket, segment: WireSegment, why: ReasonCode): void {
  if (!mayAnswer(socket, segment)) return;
  const { ecn } = socket;
  socket.ecn = 0;
  sendAck(socket, 'reply', why);
  socket.ecn = ecn;
}

function reset(socket: Socket, segment: WireSegment, why: ReasonCode): void {
  answerWithReset(socket.ground, segment, socket, why);
  done(socket, why);
}

function drop(socket: Socket, why: ReasonCode): void {
  if (socket.ground.log) socket.ground.log.drop(socket, why);
}

/** `tcp_in_window` */
const inWindow = (seq: number, end: number, left: number, right: number): boolean =>
  seq === left || (left < end && seq < right) || (seq === right && seq === end);
