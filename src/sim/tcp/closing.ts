/** The end of a socket: state changes, resets sent, and its removal. `tcp_set_state`, `tcp_done`, `tcp_reset`. */
import { type ErrorName, errnoOf } from '../errno.ts';
import type { ReasonCode } from '../reason-codes.ts';
import { ACK, RST, WireSegment } from '../segment.ts';
import type { TcpState } from '../tcp-states.ts';
import type { Ground } from './ground.ts';
import { purge } from './send-queue.ts';
import { SHUT_RCV, SHUT_SND, type Socket } from './socket.ts';
import { cancelAck, cancelKeep, cancelWrite } from './timers.ts';
import { acceptableSeq, transmit } from './transmit.ts';

export function setState(socket: Socket, state: TcpState, why: ReasonCode): void {
  socket.state = state;
  if (socket.ground.log) socket.ground.log.state(socket, why);
}

/** The socket is over: timers off, queues dropped, gone from the host's table. The program keeps its handle. */
export function done(socket: Socket, why: ReasonCode): void {
  const { ground } = socket;
  if (socket.state === 'CLOSED') return;
  if (socket.mini) ground.timeWaits--;
  cancelWrite(socket);
  cancelAck(socket);
  if (socket.sackTimer) ground.cancel(socket.sackTimer);
  cancelKeep(socket);
  socket.ackPending = 0;
  socket.state = 'CLOSED';
  socket.shut = SHUT_RCV | SHUT_SND;
  purge(socket);
  if (ground.log) ground.log.state(socket, why);
  if (ground.connections[socket.port] === socket) ground.connections[socket.port] = null;
  if (socket.writeSeq > ground.nextIss) ground.nextIss = socket.writeSeq;
  if (socket.orphan && !socket.mini) ground.orphans--;
  if (socket.owner && !socket.orphan) socket.owner.poke();
}

/** A RST was accepted. In CLOSE-WAIT the program learns of it as EPIPE. `tcp_reset`. */
export function resetReceived(socket: Socket): void {
  fail(
    socket,
    socket.state === 'SYN_SENT' ? 'ECONNREFUSED' : socket.state === 'CLOSE_WAIT' ? 'EPIPE' : 'ECONNRESET',
    'reset-received',
  );
}

/** End with an error for the program. `tcp_done_with_error`. */
export function fail(socket: Socket, error: ErrorName, why: ReasonCode): void {
  socket.error = errnoOf(error);
  done(socket, why);
}

/** RST|ACK from a socket that still stands. `tcp_send_active_reset`. */
export function sendReset(socket: Socket, why: ReasonCode): void {
  const seq = acceptableSeq(socket);
  transmit(socket, RST | ACK, seq, seq, null, 'reply', why);
}

/**
 * RST to a segment that no socket wants. RFC 9293 §3.5.2: its ACK becomes our number; without one we send RST|ACK.
 * `tcp_v4_send_reset`.
 */
export function answerWithReset(
  ground: Ground<Socket>,
  to: WireSegment,
  socket: Socket | null,
  why: ReasonCode,
): void {
  if (to.flags & RST) return;
  const from = to.from === 0 ? 1 : 0;
  const acked = (to.flags & ACK) > 0;
  const seq = acked ? to.ack : to.ackBase;
  const segment = new WireSegment(from, to.port, acked ? RST : RST | ACK, seq, seq, 0);
  segment.seqBase = to.ackBase;
  segment.ackBase = to.seqBase;
  if (!acked) segment.ack = to.end;
  ground.emit(segment, socket, 'reply', why);
}
