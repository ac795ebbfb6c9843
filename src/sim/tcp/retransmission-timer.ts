/** What the retransmission timer does when it fires. `tcp_write_timer_handler`. */

import type { ReasonCode } from '../reason-codes.ts';
import { fail } from './closing.ts';
import { queueCwr } from './ecn.ts';
import { enterLoss, reorderTimerFires } from './loss-recovery.ts';
import { outOfResources } from './orphan.ts';
import { type Packet, RETRANSMITTED } from './packet.ts';
import { sendAgain } from './resend.ts';

import type { Socket } from './socket.ts';
import { sendProbe } from './tail-loss-probe.ts';
import { armWrite } from './timers.ts';
import { probeTimerFires } from './zero-window-probe.ts';

export function writeTimerFires(socket: Socket): void {
  const { pending } = socket;
  socket.pending = null;
  if (pending === 'probe') {
    socket.pending = 'probe';
    sendProbe(socket);
  } else if (pending === 'reorder') {
    socket.pending = 'reorder';
    reorderTimerFires(socket);
  } else if (pending === 'zero-window-probe') probeTimerFires(socket);
  else rtoFires(socket);
}

/** RFC 6298 §5.4–5.6, `tcp_retransmit_timer`: give up, or send the first unacknowledged packet again and double. */
function rtoFires(socket: Socket): void {
  const { policy, settings } = socket.ground;
  const { head } = socket;
  if (!head) return;
  const opening = socket.state === 'SYN_SENT' || socket.state === 'SYN_RECV';

  if (socket.sndWnd === 0 && !socket.orphan && !opening) {
    // The peer took its window back: retransmissions become window probes.
    if (shutForTooLong(socket, head)) {
      fail(socket, 'ETIMEDOUT', 'gave-up');
      return;
    }
    enterLoss(socket);
    again(socket, 'rto');
    socket.rto = policy.backOff(socket);
    armWrite(socket, 'rto', clampToUserTimeout(socket));
    return;
  }

  if (socket.orphan && outOfResources(socket)) return;
  if (policy.exhausted(socket)) {
    fail(socket, 'ETIMEDOUT', opening ? 'gave-up-opening' : policy.gaveUp);
    return;
  }
  if (!opening) enterLoss(socket);
  // tcp_enter_loss does of a SYN what tells on: the first data will say that the window was cut.
  else if (socket.state === 'SYN_SENT' && socket.ecn) queueCwr(socket);
  socket.retransmits++;
  socket.totalRto++;
  again(socket, opening ? 'syn-rto' : 'rto');
  // SYN: four more at the same distance before the doubling starts.
  if (socket.state !== 'SYN_SENT' || socket.totalRto > policy.linearSynTimeouts(settings)) {
    socket.backoff++;
    socket.rto = policy.backOff(socket);
  }
  armWrite(socket, 'rto', clampToUserTimeout(socket));
}

/**
 * Answers to these probes keep the connection, but not past TCP_USER_TIMEOUT; without answers it lasts twice the longest RTO.
 * `tcp_rtx_probe0_timed_out`.
 */
function shutForTooLong({ ground, userTimeout, retransStamp, lastAckAt }: Socket, head: Packet): boolean {
  const since = ground.ms - (retransStamp < 0 ? Math.floor(head.sentAt / 1000) : retransStamp);
  if (userTimeout > 0 && since > userTimeout) return true;
  const most = Math.min(2 * ground.settings.tcp_rto_max_ms, userTimeout || Number.POSITIVE_INFINITY);
  return ground.ms - Math.floor(lastAckAt / 1000) > most && since > most;
}

function again(socket: Socket, why: ReasonCode): void {
  const { head, ground } = socket;
  if (!head || !sendAgain(socket, head, 'rto', why)) return;
  markRetransmitted(socket);
  if (socket.retransStamp < 0) socket.retransStamp = ground.ms;
}

function markRetransmitted(socket: Socket): void {
  const { head } = socket;
  if (head && !(head.marks & RETRANSMITTED)) {
    head.marks |= RETRANSMITTED;
    socket.retransOut++;
  }
  if (socket.undoRetrans < 0) socket.undoRetrans = 0;
  socket.undoRetrans++;
}

/** TCP_USER_TIMEOUT shortens the last wait. `tcp_clamp_rto_to_user_timeout`. */
function clampToUserTimeout(socket: Socket): number {
  if (socket.userTimeout === 0) return socket.rto;
  const left = socket.userTimeout - (socket.ground.ms - socket.retransStamp);
  const { wheel } = socket.ground;
  return left <= 0 ? wheel.toUs(1) : Math.min(socket.rto, wheel.toUs(wheel.toTicks(left * 1000)));
}
