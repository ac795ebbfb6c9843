/** The end of a socket: state changes, resets sent, and its removal. `tcp_set_state`, `tcp_done`, `tcp_reset`. */
import { ACK, RST, takeSegment, type WireSegment } from '../segment.ts';
import { CLOSE_WAIT, CLOSED, SHUT_RCV, SHUT_SND, type Socket, SYN_SENT } from '../socket.ts';
import type { World } from '../world.ts';
import { purge } from './send-queue.ts';
import { cancelAck, cancelKeep, cancelWrite } from './timers.ts';
import { acceptableSeq, send, transmit } from './transmit.ts';

export const ECONNREFUSED = 111;
export const ECONNRESET = 104;
export const ETIMEDOUT = 110;
export const EPIPE = 32;
export const ENOTCONN = 107;
export const EADDRNOTAVAIL = 99;

export function setState(socket: Socket, state: number, why: string): void {
  socket.state = state;
  if (socket.world.log) socket.world.log.state(socket, why);
}

/** The socket is over: timers off, queues dropped, gone from the host's table. The program keeps its handle. */
export function done(socket: Socket, why: string): void {
  const { host, world } = socket;
  if (socket.state === CLOSED) return;
  if (socket.mini) host.timeWaits--;
  cancelWrite(socket);
  cancelAck(socket);
  cancelKeep(socket);
  socket.ackPending = 0;
  socket.state = CLOSED;
  socket.shut = SHUT_RCV | SHUT_SND;
  purge(socket);
  if (world.log) world.log.state(socket, why);
  if (host.sockets[socket.port] === socket) host.sockets[socket.port] = null;
  if (socket.writeSeq > host.nextIss) host.nextIss = socket.writeSeq;
  world.agenda.release(socket.writeTimer);
  world.agenda.release(socket.ackTimer);
  world.agenda.release(socket.keepTimer);
  if (socket.orphan && !socket.mini) host.orphans--;
  if (socket.program && !socket.orphan) socket.program.poke();
}

/** A RST was accepted. In CLOSE-WAIT the program learns of it as EPIPE. `tcp_reset`. */
export function resetReceived(socket: Socket): void {
  fail(
    socket,
    socket.state === SYN_SENT ? ECONNREFUSED : socket.state === CLOSE_WAIT ? EPIPE : ECONNRESET,
    'reset-received',
  );
}

/** End with an error for the program. `tcp_done_with_error`. */
export function fail(socket: Socket, errno: number, why: string): void {
  socket.error = errno;
  done(socket, why);
}

/** RST|ACK from a socket that still stands. `tcp_send_active_reset`. */
export function sendReset(socket: Socket, why: string): void {
  const seq = acceptableSeq(socket);
  transmit(socket, RST | ACK, seq, seq, 0, null, 1, why);
}

/**
 * RST to a segment that no socket wants. RFC 9293 §3.5.2: its ACK becomes our number; without one we send RST|ACK.
 * `tcp_v4_send_reset`.
 */
export function answerWithReset(world: World, to: WireSegment, socket: Socket | null, why: string): void {
  if (to.flags & RST) return;
  const segment = takeSegment();
  segment.from = to.from === 0 ? 1 : 0;
  segment.port = to.port;
  segment.seqBase = to.ackBase;
  segment.ackBase = to.seqBase;
  segment.win = 0;
  if (to.flags & ACK) {
    segment.flags = RST;
    segment.seq = to.ack;
    segment.ack = 0;
  } else {
    segment.flags = RST | ACK;
    segment.seq = to.ackBase;
    segment.ack = to.end;
  }
  segment.end = segment.seq;
  send(world, segment, socket, 1, why);
}
