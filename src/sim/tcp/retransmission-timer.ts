/** What the retransmission timer does when it fires. `tcp_write_timer_handler`. */

import { RETRANSMITTED } from '../packet.ts';
import {
  CLOSED,
  LOSS_PROBE,
  NOTHING,
  REORDER,
  RTO,
  type Socket,
  SYN_RECV,
  SYN_SENT,
  ZERO_WINDOW,
} from '../socket.ts';
import { ETIMEDOUT, fail } from './closing.ts';
import { enterLoss, reorderTimerFires } from './loss-recovery.ts';
import { outOfResources } from './orphan.ts';
import { BY_RTO, sendAgain } from './send-queue.ts';
import { sendProbe } from './tail-loss-probe.ts';
import { armWrite } from './timers.ts';
import { probeTimerFires } from './zero-window-probe.ts';

export function writeTimerFires(socket: Socket): void {
  const { pending, world } = socket;
  if (world.log) world.log.ended(socket.writeTimer, true);
  socket.pending = NOTHING;
  if (socket.state === CLOSED || socket.mini) return;
  if (pending === LOSS_PROBE) {
    socket.pending = LOSS_PROBE;
    sendProbe(socket);
  } else if (pending === REORDER) {
    socket.pending = REORDER;
    reorderTimerFires(socket);
  } else if (pending === ZERO_WINDOW) probeTimerFires(socket);
  else if (pending === RTO) rtoFires(socket);
}

/** RFC 6298 §5.4–5.6, `tcp_retransmit_timer`: give up, or send the first unacknowledged packet again and double. */
function rtoFires(socket: Socket): void {
  const { policy, settings } = socket.host;
  const { head } = socket;
  if (socket.packetsOut === 0 || !head) return;
  const opening = socket.state === SYN_SENT || socket.state === SYN_RECV;

  if (socket.sndWnd === 0 && !socket.orphan && !opening) {
    // The peer took its window back: retransmissions become window probes.
    const silent = socket.world.ms - Math.max(socket.lastAckMs, Math.floor(head.sentAt / 1000));
    if (socket.retransmits > 0 && silent > 2 * settings.tcp_rto_max_ms) {
      fail(socket, ETIMEDOUT, 'gave-up');
      return;
    }
    enterLoss(socket);
    again(socket, 'rto');
    socket.rto = policy.backOff(socket);
    armWrite(socket, RTO, socket.rto);
    return;
  }

  if (socket.orphan && outOfResources(socket)) return;
  if (policy.exhausted(socket)) {
    fail(socket, ETIMEDOUT, opening ? 'gave-up-opening' : policy.gaveUp);
    return;
  }
  if (!opening) enterLoss(socket);
  socket.retransmits++;
  socket.totalRto++;
  again(socket, opening ? 'syn-rto' : 'rto');
  // SYN: four more at the same distance before the doubling starts.
  if (
    socket.state !== SYN_SENT ||
    socket.totalRto > (policy.delaysAcks ? settings.tcp_syn_linear_timeouts : 0)
  ) {
    socket.backoff++;
    socket.rto = policy.backOff(socket);
  }
  armWrite(socket, RTO, clampToUserTimeout(socket));
}

function again(socket: Socket, why: string): void {
  const { head, world } = socket;
  if (!head || !sendAgain(socket, head, BY_RTO, why)) return;
  markRetransmitted(socket);
  if (socket.retransStamp < 0) socket.retransStamp = world.ms;
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
  const left = socket.userTimeout - (socket.world.ms - socket.retransStamp);
  const { wheel } = socket.world;
  return left <= 0 ? wheel.toUs(1) : Math.min(socket.rto, wheel.toUs(wheel.toTicks(left * 1000)));
}
