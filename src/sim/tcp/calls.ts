/** The socket calls, as the kernel does them. `tcp_sendmsg`, `tcp_recvmsg`, `__tcp_close`, `tcp_shutdown`. */
import { errnoOf } from '../errno.ts';
import type { TcpState } from '../tcp-states.ts';
import { dataRead } from './ack-schedule.ts';
import { done, sendReset, setState } from './closing.ts';
import { restartAfterIdle } from './congestion.ts';
import { orphanInFinWait2 } from './fin-wait-2.ts';
import { tooManyOrphans } from './orphan.ts';
import { adjustBuffer, freeRead } from './receive-memory.ts';
import { push, queuedMemory, queueFin, sizeGoal, unsentBytes, writeOut } from './send-queue.ts';
import { SHUT_RCV, SHUT_SND, type Socket, TIMESTAMPS } from './socket.ts';

/** A call that must wait. */
export const BLOCK = -100000;

/** The error waiting on the socket, taken off it. */
export function takeError(socket: Socket): number {
  const { error } = socket;
  socket.error = 0;
  return error;
}

/** What was written before counts, and the error stays for the next call; an end of any kind shuts. `sk_stream_wait_memory` */
export const cannotSend = (socket: Socket): boolean => (socket.shut & SHUT_SND) !== 0;

/** A writer that waits and was woken by something else than room waits on, whatever its last buffer could take. `sk_stream_wait_memory` */
export const staysFull = (socket: Socket): boolean =>
  socket.error === 0 && !cannotSend(socket) && queuedMemory(socket) >= socket.sendBuffer;

/** write(): how many bytes were taken, -errno, or BLOCK. */
export function sendBytes(socket: Socket, bytes: number): number {
  if (socket.error > 0) return -takeError(socket);
  // What is closed has said all it had to say.
  if (socket.shut & SHUT_SND) return -errnoOf('EPIPE');
  let taken = 0;
  restartAfterIdle(socket);
  while (taken < bytes) {
    const goal = sizeGoal(socket);
    let room = goal - Math.min(socket.lastBuffer, unsentBytes(socket));
    if (room <= 0 || unsentBytes(socket) === 0) {
      // A new buffer is begun as long as there is room at all. sk_stream_memory_free
      if (queuedMemory(socket) >= socket.sendBuffer) {
        socket.noSpace = true;
        break;
      }
      // tcp_skb_entail
      socket.lastBuffer = 0;
      socket.nagleOff = false;
      room = goal;
    } else socket.lastBuffer = Math.min(socket.lastBuffer, unsentBytes(socket));
    const take = Math.min(room, bytes - taken);
    socket.writeSeq += take;
    socket.lastBuffer += take;
    taken += take;
    if (taken === bytes || take < room) break;
    pushFull(socket);
  }
  if (taken === 0) return BLOCK;
  socket.pushedSeq = socket.writeSeq;
  push(socket, taken < bytes, 'data');
  if (socket.ground.log) socket.ground.log.queues(socket);
  return taken;
}

/** A buffer is full: half a window unpushed goes out, and the first buffer goes as far as it may. `forced_push`, `tcp_push_one`. */
function pushFull(socket: Socket): void {
  if (socket.writeSeq > socket.pushedSeq + (socket.maxWindow >> 1)) {
    socket.pushedSeq = socket.writeSeq;
    push(socket, true, 'data');
  } else if (unsentBytes(socket) <= socket.lastBuffer) writeOut(socket, true, 'one', 'data');
}

/** What a full segment takes of memory, bytes: a power of two that holds it and its heads, and the buffer's own. */
const memoryOf = ({ mss, tsOk }: Socket): number => (mss + (tsOk ? TIMESTAMPS : 0) > 512 ? 2304 : 1280);

/** As much memory as two windows of full segments take. `tcp_sndbuf_expand`. */
export function expandSendBuffer(socket: Socket): void {
  const segments = Math.max(10, socket.cwnd, socket.reordering + 1);
  socket.sendBuffer = Math.max(socket.sendBuffer, 2 * segments * memoryOf(socket));
}

/** May a writer that waits be woken? When a third of the buffer is free. `sk_stream_write_space`. */
export const writable = (socket: Socket): boolean => {
  const queued = queuedMemory(socket);
  return queued < socket.sendBuffer && socket.sendBuffer - queued >= queued >> 1;
};

/** read() of up to `most` bytes: how many, 0 at end of file, -errno, or BLOCK. Data comes before errors, end of file before both. */
export function readBytes(socket: Socket, most: number): number {
  const bytes = Math.min(socket.readable, most);
  if (bytes > 0) {
    takeOut(socket, bytes);
    dataRead(socket, bytes);
    if (socket.ground.log) socket.ground.log.queues(socket);
    return bytes;
  }
  if (socket.finReceived) {
    // The end of file is read, too: `ss` counts it in Recv-Q until then.
    socket.copiedSeq = socket.rcvNxt;
    freeRead(socket);
    dataRead(socket, 0);
    if (socket.ground.log) socket.ground.log.queues(socket);
    return 0;
  }
  if (socket.error > 0) return -takeError(socket);
  if (socket.shut & SHUT_RCV) return 0;
  dataRead(socket, 0);
  return BLOCK;
}

/**
 * Packet by packet; after each the kernel asks whether the buffer is large enough, and the first answer stands for all. A FIN
 * goes with the data before it, whose packet it has joined. `tcp_recvmsg_locked`.
 */
function takeOut(socket: Socket, bytes: number): void {
  const to = socket.copiedSeq + bytes;
  const first = socket.stored[0];
  socket.copiedSeq = Math.min(to, first ? first.end : to);
  adjustBuffer(socket);
  socket.copiedSeq = to;
  if (socket.readable === 0) socket.copiedSeq = socket.rcvNxt;
  freeRead(socket);
}

/** shutdown(): 0 or -errno. */
export function shutdownSocket(socket: Socket, how: 'rd' | 'wr' | 'rdwr'): number {
  if (socket.closedForProgram) return -errnoOf('ENOTCONN');
  socket.shut |= how === 'rd' ? SHUT_RCV : how === 'wr' ? SHUT_SND : SHUT_RCV | SHUT_SND;
  if (how !== 'rd') sendFinFor(socket, 'shutdown');
  if (socket.ground.log) socket.ground.log.queues(socket);
  return 0;
}

/** `tcp_close_state`: the next state of a side that has no more to say; FIN where that is due. */
function sendFinFor(socket: Socket, call: 'close' | 'shutdown' | 'exit'): void {
  if (socket.state === 'ESTABLISHED') setState(socket, 'FIN_WAIT1', call);
  else if (socket.state === 'CLOSE_WAIT') setState(socket, 'LAST_ACK', call);
  else return;
  queueFin(socket, call === 'close' ? 'fin-close' : call === 'exit' ? 'fin-exit' : 'fin-shutdown');
}

const isClosing = (state: TcpState): boolean =>
  state === 'FIN_WAIT1' || state === 'CLOSING' || state === 'LAST_ACK';

/** SO_LINGER holds close() back while this is true. `sk_stream_closing`. */
export const lingers = (socket: Socket): boolean => isClosing(socket.state);

/** close(), first half: what goes on the wire. True: SO_LINGER makes the program wait. */
export function beginClose(socket: Socket, exiting: boolean): boolean {
  if (socket.closedForProgram) return false;
  const unread = socket.readable > 0;
  socket.shut = SHUT_RCV | SHUT_SND;
  const { state } = socket;
  if (unread) {
    // RFC 2525 §2.17: data was lost, say so.
    sendReset(socket, 'unread');
    done(socket, 'unread');
    return false;
  }
  if (socket.linger === 0) {
    abort(socket, state);
    return false;
  }
  if (state === 'SYN_SENT' || state === 'SYN_RECV') {
    done(socket, 'close');
    return false;
  }
  sendFinFor(socket, exiting ? 'exit' : 'close');
  if (socket.ground.log) socket.ground.log.queues(socket);
  return !exiting && socket.linger > 0 && isClosing(socket.state);
}

/** ABORT, RFC 9293 §3.10.5; `tcp_disconnect`. */
function abort(socket: Socket, state: TcpState): void {
  const unsent = socket.sndNxt !== socket.writeSeq && (state === 'CLOSING' || state === 'LAST_ACK');
  if (
    state === 'ESTABLISHED' ||
    state === 'CLOSE_WAIT' ||
    state === 'FIN_WAIT1' ||
    state === 'FIN_WAIT2' ||
    unsent
  )
    sendReset(socket, 'linger0');
  done(socket, 'linger0');
}

/** close(), second half: from here on nobody owns the socket. */
export function orphanSocket(socket: Socket): void {
  if (socket.orphan) return;
  socket.orphan = true;
  if (socket.closedForProgram) return;
  socket.ground.orphans++;
  if (socket.state === 'FIN_WAIT2') orphanInFinWait2(socket);
  else tooManyOrphans(socket);
}
