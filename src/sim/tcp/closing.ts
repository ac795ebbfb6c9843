/** The end of a socket: state changes, resets sent, and its removal. `tcp_set_state`, `tcp_done`, `tcp_reset`. */
import { type ErrorName, errnoOf } from '../errno.ts';
import type { ReasonCode } from '../reason-codes.ts';
import { ACK, RST, resetFor, type WireSegment } from '../segment.ts';
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

/** RST to a segment that no socket wants; a RST gets none. */
export function answerWithReset(
  ground: Ground<Socket>,
  to: WireSegment,
  socket: Socket | null,
  why: ReasonCode,
): void {
  const reset = resetFor(to);
  if (reset) ground.emit(reset, socket, 'reply', why);
}
