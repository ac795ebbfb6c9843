/** SO_KEEPALIVE: nothing has been heard for long, so ask. RFC 9293 §3.8.4; `tcp_keepalive_timer`. */
import { ACK } from '../segment.ts';
import { fail, sendReset } from './closing.ts';
import { hasUnsent } from './send-queue.ts';
import type { Socket } from './socket.ts';
import { armKeepalive, cancelKeep } from './timers.ts';
import { transmit } from './transmit.ts';

/** The socket's own value, else the setting, µs. */
const idle = (socket: Socket): number => (socket.keepIdle || socket.ground.settings.tcp_keepalive_time) * 1e6;
const interval = (socket: Socket): number =>
  (socket.keepInterval || socket.ground.settings.tcp_keepalive_intvl) * 1e6;
const probes = (socket: Socket): number => socket.keepCount || socket.ground.settings.tcp_keepalive_probes;

/** How long nothing has come, data or ACK, in whole ticks as µs. `keepalive_time_elapsed`. */
function silence(socket: Socket): number {
  const { wheel, now } = socket.ground;
  const heard = Math.max(socket.lastReceiveTick, wheel.ticks(socket.lastAckAt));
  return wheel.toUs(wheel.ticks(now) - heard);
}

const canAsk = ({ closedForProgram, state }: Socket): boolean => !closedForProgram && state !== 'SYN_SENT';

/** SO_KEEPALIVE on or off. `tcp_set_keepalive`. */
export function setKeepalive(socket: Socket, on: boolean): void {
  const was = socket.keepalive;
  socket.keepalive = on;
  if (!canAsk(socket) || was === on) return;
  if (on) armKeepalive(socket, idle(socket));
  else cancelKeep(socket);
}

/** TCP_KEEPIDLE counts from what was last heard. `tcp_sock_set_keepidle_locked`. */
export function setKeepIdle(socket: Socket, seconds: number): void {
  socket.keepIdle = seconds;
  if (socket.keepalive && canAsk(socket)) armKeepalive(socket, Math.max(0, idle(socket) - silence(socket)));
}

export function keepaliveTimerFires(socket: Socket): void {
  // What is in flight, or waits, has timers of its own.
  if (socket.packetsOut > 0 || hasUnsent(socket)) {
    armKeepalive(socket, idle(socket));
    return;
  }
  const silent = silence(socket);
  if (silent < idle(socket)) {
    armKeepalive(socket, idle(socket) - silent);
    return;
  }
  const { userTimeout } = socket;
  const over =
    userTimeout > 0
      ? silent >= userTimeout * 1000 && socket.probesOut > 0
      : socket.probesOut >= probes(socket);
  if (over) {
    sendReset(socket, 'keepalive-over');
    fail(socket, 'ETIMEDOUT', 'keepalive-over');
    return;
  }
  // A number that was acknowledged long ago: whoever is there must answer.
  const seq = socket.sndUna - 1;
  transmit(socket, ACK, seq, seq, null, 'keepalive', 'keepalive-probe');
  socket.probesOut++;
  armKeepalive(socket, interval(socket));
}
