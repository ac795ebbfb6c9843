/** Arming and cancelling a socket's timers, so that the trace hears of each. */
import type { Timer } from '../agenda.ts';
import type { ReasonCode } from '../reason-codes.ts';
import type { Pending, Socket } from './socket.ts';

const whyWrite = {
  rto: 'timer-rto',
  probe: 'timer-probe',
  reorder: 'timer-reorder',
  'zero-window-probe': 'timer-zero-window',
} as const satisfies Record<Pending, ReasonCode>;

function arm({ ground }: Socket, timer: Timer, us: number): void {
  if (ground.policy.timerWheel) armTicks(ground, timer, ground.wheel.toTicks(us));
  else ground.arm(timer, ground.now + us);
}

/** `mod_timer`: one that is armed again for the tick it had, or the bucket, keeps its place, however coarse the bucket was. */
function armTicks(ground: Socket['ground'], timer: Timer, ticks: number): void {
  const { wheel, now } = ground;
  const expires = wheel.ticks(now) + ticks;
  if (timer.armed && timer.expires === expires) return;
  timer.expires = expires;
  const at = wheel.fires(now, ticks);
  const rank = wheel.level + 1;
  if (timer.armed && timer.at === at && timer.rank === rank) return;
  timer.rank = rank;
  ground.arm(timer, at);
}

/** The delayed-ACK timer; such ACKs are of stacks with a wheel. */
export function armAck(socket: Socket, ticks: number): void {
  const { ground } = socket;
  armTicks(ground, socket.ackTimer, ticks);
  if (ground.log)
    ground.log.armed(socket, socket.ackTimer, 'delayed-ack', ground.wheel.toUs(ticks), 'timer-delayed-ack');
}

/** The one retransmission timer: RTO, probe, reorder or zero-window probe. Arming replaces. `tcp_reset_xmit_timer`. */
export function armWrite(socket: Socket, pending: Pending, us: number): void {
  const { ground } = socket;
  socket.pending = pending;
  arm(socket, socket.writeTimer, us);
  if (ground.log) ground.log.armed(socket, socket.writeTimer, pending, us, whyWrite[pending]);
}

export function cancelWrite(socket: Socket): void {
  socket.pending = null;
  cancel(socket, socket.writeTimer);
}

export const cancelAck = (socket: Socket): void => cancel(socket, socket.ackTimer);

/** FIN-WAIT-2 and TIME-WAIT. */
export function armKeep(
  socket: Socket,
  state: 'fin-wait-2' | 'time-wait',
  us: number,
  why: ReasonCode,
): void {
  const { ground } = socket;
  arm(socket, socket.keepTimer, us);
  if (ground.log) ground.log.armed(socket, socket.keepTimer, state, us, why);
}

/** SO_KEEPALIVE shares the timer: it ends where a wait begins. */
export function armKeepalive(socket: Socket, us: number): void {
  arm(socket, socket.keepTimer, us);
  if (socket.ground.log)
    socket.ground.log.armed(socket, socket.keepTimer, 'keepalive', us, 'timer-keepalive');
}

export const cancelKeep = (socket: Socket): void => cancel(socket, socket.keepTimer);

function cancel({ ground }: Socket, timer: Timer): void {
  ground.cancel(timer);
  if (ground.log) ground.log.ended(timer, false);
}

/** Until the first packet's RTO would fire, µs; may be negative. `tcp_rto_delta_us`. */
const untilRto = (socket: Socket): number =>
  (socket.head ? socket.head.sentAt : socket.ground.now) + socket.rto - socket.ground.now;

/** `tcp_rearm_rto`: while the timer is lent to a probe, the RTO goes on counting from the first packet. */
export function rearmRto(socket: Socket): void {
  if (socket.packetsOut === 0) {
    if (socket.pending) cancelWrite(socket);
    return;
  }
  const lent = socket.pending === 'probe' || socket.pending === 'reorder';
  armWrite(socket, 'rto', lent ? Math.max(1, untilRto(socket)) : socket.rto);
}

/**
 * RFC 8985 §7.2, `tcp_schedule_loss_probe`: 2·SRTT, and the time of a delayed ACK on top when a single packet is out,
 * but not later than the RTO. `advancing`: an ACK made progress, so the RTO counts from now.
 */
export function scheduleProbe(socket: Socket, advancing: boolean): boolean {
  const { wheel, policy } = socket.ground;
  if (socket.packetsOut === 0 || !policy.probes(socket)) return false;
  const patience = socket.packetsOut === 1 ? socket.rtoMin : 2000;
  const wait = socket.srtt8 === 0 ? 1e6 : (socket.srtt8 >> 2) + patience;
  const rto = advancing ? socket.rto : untilRto(socket);
  armWrite(socket, 'probe', wheel.toUs(wheel.toTicks(rto > 0 ? Math.min(wait, rto) : wait)));
  return true;
}
