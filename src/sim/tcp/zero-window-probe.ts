/** Nothing in flight and the peer's window shut: ask now and then. RFC 9293 §3.8.6.1; `tcp_probe_timer`. */

import { ACK } from '../segment.ts';
import { fail } from './closing.ts';
import { outOfResources } from './orphan.ts';
import { orphanRetries } from './retry-budget.ts';
import { firstBuffer, probe0Base, sendPart, unsentBytes } from './send-queue.ts';
import type { Socket } from './socket.ts';
import { armWrite, cancelWrite } from './timers.ts';
import { transmit } from './transmit.ts';

const rtoMax = (socket: Socket): number => socket.ground.settings.tcp_rto_max_ms * 1000;

/** `tcp_probe0_when`, shortened by what is left of TCP_USER_TIMEOUT (`tcp_clamp_probe0_to_user_timeout`). */
function wait(socket: Socket): number {
  const when = Math.min(probe0Base(socket) * 2 ** Math.min(socket.backoff, 10), rtoMax(socket));
  if (socket.userTimeout === 0 || socket.probesSince < 0) return when;
  const left = socket.userTimeout - (socket.ground.ms - socket.probesSince);
  return Math.min(when, Math.max(2, left) * 1000);
}

export function probeTimerFires(socket: Socket): void {
  const { ground } = socket;
  if (socket.probesSince < 0) socket.probesSince = ground.ms;
  else if (socket.userTimeout > 0 && ground.ms - socket.probesSince >= socket.userTimeout) {
    fail(socket, 'ETIMEDOUT', 'gave-up-probes');
    return;
  }
  let allowed = ground.settings.tcp_retries2;
  if (socket.orphan) {
    const alive = socket.rto * 2 ** socket.backoff < rtoMax(socket);
    allowed = orphanRetries(socket, alive);
    if (!alive && socket.backoff >= allowed) {
      fail(socket, 'ETIMEDOUT', 'gave-up-probes');
      return;
    }
    if (outOfResources(socket)) return;
  }
  if (socket.probesOut >= allowed) {
    fail(socket, 'ETIMEDOUT', 'gave-up-probes');
    return;
  }
  // tcp_write_wakeup: what fits, or an ACK with a number the peer has already acknowledged.
  const room = socket.sndUna + socket.sndWnd - socket.sndNxt;
  if (room > 0) {
    sendPart(socket, room, 'window-part');
    if (socket.packetsOut > 0) {
      socket.probesOut = 0;
      socket.backoff = 0;
      socket.probesSince = -1;
      return;
    }
  }
  const seq = socket.sndUna - 1;
  transmit(socket, ACK, seq, seq, null, 'zero-window-probe', 'zero-window-probe');
  socket.probesOut++;
  if (socket.backoff < ground.settings.tcp_retries2) socket.backoff++;
  armWrite(socket, 'zero-window-probe', wait(socket));
}

/** An ACK came while nothing was in flight, and there is something to send. `tcp_ack_probe`. */
export function windowHeard(socket: Socket): void {
  const first = firstBuffer(socket);
  const fin = socket.unsentFin && first === unsentBytes(socket) ? 1 : 0;
  if (socket.sndNxt + first + fin <= socket.sndUna + socket.sndWnd) {
    socket.backoff = 0;
    socket.probesSince = -1;
    cancelWrite(socket);
  } else armWrite(socket, 'zero-window-probe', wait(socket));
}
