/**
 * What the program wrote and what of it may leave now. `tcp_write_xmit`, `tcp_send_fin`. What has not been sent is a count of
 * bytes; packets come into being when they leave, and stay until they are acknowledged.
 */
import type { ReasonCode } from '../reason-codes.ts';
import { ACK, FIN, PSH, SYN } from '../segment.ts';
import type { SentBy } from '../trace.ts';
import { validateWindow } from './congestion-window.ts';
import { Packet } from './packet.ts';
import { segmentsAtOnce, shouldDefer } from './segmentation.ts';
import { CWR, RECOVERY, type Socket } from './socket.ts';
import { armWrite, rearmRto, scheduleProbe } from './timers.ts';
import { currentMss, inFlight, transmit } from './transmit.ts';

function append(socket: Socket, packet: Packet): void {
  if (socket.tail) socket.tail.next = packet;
  else socket.head = packet;
  socket.tail = packet;
}

/** SYN or SYN|ACK as first packet of the queue, sent at once. */
export function queueSyn(socket: Socket, ecn: number, why: ReasonCode): void {
  const packet = new Packet(socket.iss, socket.iss + 1, SYN | ecn);
  socket.writeSeq = socket.iss + 1;
  transmitPacket(socket, packet, 'call', why);
  wentOut(socket, packet);
  rearmRto(socket);
}

/** The FIN rides on the last unsent data, or goes alone. `tcp_send_fin`. */
export function queueFin(socket: Socket, why: ReasonCode): void {
  socket.unsentFin = true;
  socket.writeSeq++;
  push(socket, true, why);
}

/** Is anything left to send, were it only the FIN? */
export const hasUnsent = (socket: Socket): boolean => socket.sndNxt !== socket.writeSeq;

/** Bytes that have not been sent. */
export const unsentBytes = (socket: Socket): number =>
  socket.writeSeq - socket.sndNxt - (socket.unsentFin ? 1 : 0);

/** How much of it lies in the first buffer: buffers are filled to `size_goal`, the last as far as the program wrote. */
export function firstBuffer(socket: Socket): number {
  const unsent = unsentBytes(socket);
  const before = unsent - socket.lastBuffer;
  return before <= 0 ? unsent : ((before - 1) % sizeGoal(socket)) + 1;
}

/** `SKB_TRUESIZE` of the head of a buffer, bytes. */
const bufferHead = 832;

/** What the queue takes of the send buffer: its bytes, and a head for each buffer they lie in (`sk_wmem_queued`). */
export function queuedMemory(socket: Socket): number {
  const unsent = unsentBytes(socket);
  const full = Math.ceil(Math.max(0, unsent - socket.lastBuffer) / sizeGoal(socket));
  const buffers = socket.sentBuffers + full + (unsent > 0 ? 1 : 0);
  return socket.writeSeq - socket.sndUna + buffers * bufferHead;
}

/** How large a buffer the stack likes to fill: whole segments up to half the peer's largest window. `tcp_xmit_size_goal`. */
export function sizeGoal(socket: Socket): number {
  const mss = currentMss(socket);
  const most = socket.maxWindow > 536 ? socket.maxWindow >> 1 : socket.maxWindow;
  return Math.max(1, Math.floor(Math.min(65_215, most) / mss)) * mss;
}

export const windowEnd = (socket: Socket): number => socket.sndUna + socket.sndWnd;

/** Send what windows allow; if nothing is out and nothing may go, probe the window. `__tcp_push_pending_frames`. */
export function push(socket: Socket, nagleOff: boolean, why: ReasonCode): void {
  if (!hasUnsent(socket)) return;
  if (writeOut(socket, nagleOff, 'none', why) && socket.pending === null) {
    // tcp_check_probe_timer
    armWrite(socket, 'zero-window-probe', probe0Base(socket));
  }
}

export const probe0Base = (socket: Socket): number => Math.max(socket.rto, 200000);

/** `one`: the buffer at hand and no more (`tcp_push_one`); `as probe`: one packet, past the congestion window. */
export type Limit = 'none' | 'one' | 'as probe';

/** True: nothing is out and nothing may go. `tcp_write_xmit`. */
export function writeOut(socket: Socket, nagleOff: boolean, limit: Limit, why: ReasonCode): boolean {
  socket.clock = socket.ground.now;
  let sent = 0;
  let limited = false;
  const mss = currentMss(socket);
  const most = segmentsAtOnce(socket, mss);
  // tcp_event_new_data_sent: the RTO starts with the first packet out, and takes the timer back from a probe.
  const restart = socket.packetsOut === 0 || socket.pending === 'probe';
  while (hasUnsent(socket)) {
    const free = Math.min(socket.cwnd - inFlight(socket), Math.max(socket.cwnd >> 1, 1));
    if (free <= 0 && limit !== 'as probe') break;
    const quota = Math.min(Math.max(free, 1), most);
    const unsent = unsentBytes(socket);
    // tcp_grow_skb: a buffer that lacks something takes it from the next one.
    const buffer = Math.min(unsent, Math.max(firstBuffer(socket), quota * mss));
    const last = buffer === unsent;
    const fin = last && socket.unsentFin;
    const window = windowEnd(socket) - socket.sndNxt;
    if (Math.min(buffer, mss) + (fin && buffer <= mss ? 1 : 0) > window) break;
    let size = buffer;
    if (buffer <= mss) {
      if (!nagleOff && !socket.nagleOff && last && !fin && heldByNagle(socket, buffer < mss)) break;
    } else {
      if (limit === 'none') {
        const defer = shouldDefer(socket, { mss, most, buffer, last, fin, window });
        if (defer !== 'no') {
          limited ||= defer === 'by-congestion-window';
          break;
        }
      }
      size = splitPoint(socket, { buffer, window, most: quota * mss, mss, last, nagleOff });
    }
    sent += sendBuffer(
      socket,
      size,
      mss,
      fin && size === buffer,
      limit === 'as probe' ? 'probe' : 'call',
      why,
    );
    if (limit !== 'none') break;
  }
  if (sent === 0) {
    if (limited || inFlight(socket) >= socket.cwnd) validateWindow(socket, true);
    return socket.packetsOut === 0 && hasUnsent(socket);
  }
  if (socket.ca === CWR || socket.ca === RECOVERY) socket.prrOut += sent;
  // A probe takes the place of the RTO; sendProbe sees to its own.
  if (limit !== 'as probe' && !scheduleProbe(socket, false) && restart) rearmRto(socket);
  validateWindow(socket, limited || inFlight(socket) >= socket.cwnd);
  return false;
}

interface Piece {
  buffer: number;
  window: number;
  /** As much as may go at once, bytes. */
  most: number;
  mss: number;
  last: boolean;
  nagleOff: boolean;
}

/** How much of a buffer of several segments may go: up to the window's edge, even within a segment. `tcp_mss_split_point`. */
function splitPoint(socket: Socket, { buffer, window, most, mss, last, nagleOff }: Piece): number {
  if (most <= window && !last) return Math.min(most, buffer);
  const needed = Math.min(buffer, window);
  if (most <= needed) return most;
  const partial = needed % mss;
  return partial > 0 && !nagleOff && heldByNagle(socket, true) ? needed - partial : needed;
}

/** One buffer, cut to segments; a buffer of several ends with PSH. Returns how many left. */
function sendBuffer(
  socket: Socket,
  size: number,
  mss: number,
  fin: boolean,
  by: SentBy,
  why: ReasonCode,
): number {
  const end = socket.sndNxt + size;
  // What the program wrote last is marked, and so is what leaves in several segments. tcp_mark_push, tcp_transmit_skb
  const marked = size > 0 && (size > mss || end + (socket.unsentFin ? 1 : 0) === socket.writeSeq);
  let sent = 0;
  do {
    const seq = socket.sndNxt;
    const stop = Math.min(seq + mss, end);
    const packet = new Packet(seq, stop, 0);
    if (stop === end) {
      if (marked) packet.flags |= PSH;
      if (fin) {
        packet.flags |= FIN;
        packet.end++;
        socket.unsentFin = false;
      }
    }
    packet.follows = sent > 0;
    packet.endsBuffer = stop === end;
    transmitPacket(socket, packet, by, why);
    wentOut(socket, packet);
    sent++;
  } while (socket.sndNxt < end);
  // tcp_minshall_update
  if (size < sent * mss) socket.sndSml = socket.sndNxt;
  checkSpace(socket);
  return sent;
}

/** A writer may wait for what an ACK freed, or for what has just left and makes the buffer grow. `tcp_check_space`. */
export function checkSpace(socket: Socket): void {
  if (socket.noSpace && !socket.orphan) socket.owner?.sendSpace(socket);
}

/** A part of the first segment, because the window has room for no more. `tcp_write_wakeup`. */
export function sendPart(socket: Socket, bytes: number, why: ReasonCode): void {
  const unsent = unsentBytes(socket);
  const part = Math.min(bytes, unsent, currentMss(socket));
  const fin = part === unsent && socket.unsentFin && bytes > part;
  const packet = new Packet(socket.sndNxt, socket.sndNxt + part + (fin ? 1 : 0), fin ? PSH | FIN : PSH);
  packet.endsBuffer = true;
  if (fin) socket.unsentFin = false;
  transmitPacket(socket, packet, 'zero-window-probe', why);
  const first = socket.packetsOut === 0;
  wentOut(socket, packet);
  if (first) rearmRto(socket);
  checkSpace(socket);
}

/** Minshall's variant: a short segment waits only while another short one is unacknowledged. `tcp_nagle_check`. */
const heldByNagle = (socket: Socket, partial: boolean): boolean =>
  partial &&
  (socket.cork || (!socket.noDelay && socket.sndSml > socket.sndUna && socket.sndSml <= socket.sndNxt));

/** `tcp_event_new_data_sent` */
function wentOut(socket: Socket, packet: Packet): void {
  append(socket, packet);
  socket.sndNxt = packet.end;
  socket.packetsOut++;
  if (packet.endsBuffer) socket.sentBuffers++;
}

export function transmitPacket(socket: Socket, packet: Packet, by: SentBy, why: ReasonCode): void {
  const flags = socket.state === 'SYN_SENT' ? packet.flags : packet.flags | ACK;
  transmit(socket, flags, packet.seq, packet.end, packet, by, why);
}

/** Drop everything queued. `tcp_write_queue_purge`. */
export function purge(socket: Socket): void {
  socket.head = null;
  socket.tail = null;
  socket.unsentFin = false;
  socket.sentBuffers = 0;
  socket.packetsOut = 0;
  socket.sackedOut = 0;
  socket.lostOut = 0;
  socket.retransOut = 0;
}
