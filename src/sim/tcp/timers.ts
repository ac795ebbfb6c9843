/** Arming and cancelling a socket's timers, so that the trace hears of each. */
import { LOSS_PROBE, NOTHING, type Socket } from '../socket.ts';

/** The one retransmission timer: RTO, probe, reorder or zero-window probe. Arming replaces. `tcp_reset_xmit_timer`. */
export function armWrite(socket: Socket, pending: number, us: number): void {
  const { world } = socket;
  socket.pending = pending;
  world.agenda.arm(socket.writeTimer, socket.host.policy.fires(world, us));
  if (world.log) world.log.armed(socket, socket.writeTimer, pending, us);
}

export function cancelWrite(socket: Socket): void {
  socket.pending = NOTHING;
  socket.world.agenda.cancel(socket.writeTimer);
  if (socket.world.log) socket.world.log.ended(socket.writeTimer, false);
}

export function cancelAck(socket: Socket): void {
  socket.world.agenda.cancel(socket.ackTimer);
  if (socket.world.log) socket.world.log.ended(socket.ackTimer, false);
}

/** FIN-WAIT-2, TIME-WAIT and keepalive timer; `what` is the trace's name for it. */
export function armKeep(socket: Socket, what: number, us: number): void {
  const { world } = socket;
  world.agenda.arm(socket.keepTimer, socket.host.policy.fires(world, us));
  if (world.log) world.log.armed(socket, socket.keepTimer, what, us);
}

export function cancelKeep(socket: Socket): void {
  socket.world.agenda.cancel(socket.keepTimer);
  if (socket.world.log) socket.world.log.ended(socket.keepTimer, false);
}

/** Until the first packet's RTO would fire, µs; may be negative. `tcp_rto_delta_us`. */
const untilRto = (socket: Socket): number =>
  (socket.head ? socket.head.sentAt : socket.world.now) + socket.rto - socket.world.now;

/** `tcp_rearm_rto`: while the timer is lent to a probe, the RTO goes on counting from the first packet. */
export function rearmRto(socket: Socket): void {
  if (socket.packetsOut === 0) {
    if (socket.pending !== NOTHING) cancelWrite(socket);
    return;
  }
  const lent = socket.pending === LOSS_PROBE || socket.pending === 3;
  armWrite(socket, 1, lent ? Math.max(1, untilRto(socket)) : socket.rto);
}

/**
 * RFC 8985 §7.2, `tcp_schedule_loss_probe`: 2·SRTT, and the time of a delayed ACK on top when a single packet is out,
 * but not later than the RTO. `advancing`: an ACK made progress, so the RTO counts from now.
 */
export function scheduleProbe(socket: Socket, advancing: boolean): boolean {
  if (socket.packetsOut === 0 || !socket.host.policy.probes(socket)) return false;
  const { wheel } = socket.world;
  let ticks = wheel.toTicks(1e6);
  if (socket.srtt8 !== 0) {
    const patience = socket.packetsOut === 1 ? socket.rtoMin : 2000;
    ticks = wheel.toTicks((socket.srtt8 >> 2) + patience);
  }
  const rto = advancing ? socket.rto : untilRto(socket);
  if (rto > 0) ticks = Math.min(ticks, wheel.toTicks(rto));
  armWrite(socket, LOSS_PROBE, wheel.toUs(ticks));
  return true;
}
