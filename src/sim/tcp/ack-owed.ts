/** What a socket knows about the ACKs it owes: quick ones, interactive mode, and the time one may wait (`icsk_ack`). */
import { ACK_DELAYED, ACK_SCHED, type Socket } from './socket.ts';
import { cancelAck } from './timers.ts';

/** TCP_ATO_MIN and TCP_DELACK_MIN, 40 ms in ticks. */
export const atoMin = (socket: Socket): number => Math.floor(socket.ground.wheel.hz / 25);

export const inPingpong = (socket: Socket): boolean =>
  socket.pingpong >= socket.ground.settings.tcp_pingpong_thresh;

/** Up to 16 ACKs without delay, fewer where the window holds fewer segments. `tcp_incr_quickack`. */
export function moreQuickAcks(socket: Socket, most = 16): void {
  const quick = Math.min(most, Math.floor(socket.rcvWnd / (2 * socket.rcvMss)) || 2);
  if (quick > socket.quickAcks) socket.quickAcks = quick;
}

/** `tcp_enter_quickack_mode`. */
export function enterQuickAck(socket: Socket, most?: number): void {
  moreQuickAcks(socket, most);
  socket.pingpong = 0;
  socket.ato = atoMin(socket);
}

/** Any segment with an ACK settles what was owed. `tcp_event_ack_sent`. */
export function ackWasSent(socket: Socket): void {
  if (socket.quickAcks > 0 && socket.ackPending & ACK_SCHED) {
    if (--socket.quickAcks === 0) socket.ato = atoMin(socket);
  }
  socket.savedAcks = 0;
  if (socket.sackTimer) socket.ground.cancel(socket.sackTimer);
  if (socket.ackPending & ACK_DELAYED) cancelAck(socket);
  socket.ackPending = 0;
}

/** Data that answers data makes the connection interactive: ACKs may wait for it. `tcp_event_data_sent`. */
export function dataWasSent(socket: Socket): void {
  const { wheel, now } = socket.ground;
  socket.lastSendAt = now;
  if (wheel.ticks(now) - socket.lastReceiveTick < socket.ato) socket.pingpong++;
}
