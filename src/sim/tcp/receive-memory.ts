/**
 * What unread data costs: Linux counts the memory of the packets it came in (`sk_rmem_alloc`), not its bytes, and offers as
 * window what a full packet would make of the rest of the buffer (`scaling_ratio`, `tcp_win_from_space`).
 */
import { hasFin, lengthOf, type Numbered, type Stored } from './arrived.ts';
import type { Socket } from './socket.ts';

/** `tcp_rmem`: what a receive buffer may grow to, bytes. */
export const largestReceiveBuffer = 33_554_432;

/** `struct sk_buff` and `struct skb_shared_info`, as they are laid out, bytes. */
const packetHead = 256;
const packetTail = 320;
/** What is handed out for so many bytes: `SKB_SMALL_HEAD_CACHE_SIZE`, then the sizes of kmalloc, powers of two. As SO_MEMINFO shows it on 6.18. */
const headFor = (bytes: number): number => (bytes <= 576 ? 576 : 1 << (32 - Math.clz32(bytes - 1)));

/**
 * The driver's part: it gets a packet as one piece with NET_SKB_PAD before the headers, as TUN does (where the recordings
 * come from) and most virtual NICs. One that puts packets into pages charges otherwise; nothing else here depends on it.
 */
const driverPad = 64;
const ipAndTcp = 40;
const timestamps = 12;

/** What the driver lays down of a segment. */
const used = (socket: Socket, len: number): number =>
  driverPad + ipAndTcp + (socket.tsOk ? timestamps : 0) + len;

/** `skb->truesize` of a segment with `len` bytes of data. */
export const truesize = (socket: Socket, len: number): number =>
  headFor(used(socket, len) + packetTail) + packetHead;

/** A packet of `truesize` whose head has `room` left behind the data. */
const roomIn = (truesize: number): number => truesize - packetHead - packetTail;

/** The packet a segment comes in. */
export function packetOf(socket: Socket, segment: Numbered): Stored {
  const { seq, end, len } = segment;
  const cost = truesize(socket, len);
  return { seq, end, fin: hasFin(segment), truesize: cost, room: roomIn(cost) - used(socket, len) };
}

/** What the kernel itself sets aside for `bytes` of data that it puts together. `alloc_skb` */
export function ownPacket(seq: number, bytes: number): Stored {
  const cost = headFor(bytes + packetTail) + packetHead;
  return { seq, end: seq, fin: false, truesize: cost, room: roomIn(cost) };
}

/** A short packet fits behind the data of the one before; a bare FIN always does. `tcp_try_coalesce`, `skb_try_coalesce`. */
export function joins(last: Stored | undefined, packet: Stored): boolean {
  if (!last || packet.seq !== last.end) return false;
  const len = lengthOf(packet);
  if (len > last.room) return false;
  last.end = packet.end;
  last.fin = packet.fin;
  last.room -= len;
  return true;
}

/** `tcp_can_ingest` */
export const fits = ({ receiveMemory, receiveBuffer }: Socket): boolean => receiveMemory <= receiveBuffer;

/** `tcp_win_from_space`: what `space` bytes of memory are worth as window. */
export const windowFrom = (socket: Socket, space: number): number =>
  Math.floor((space * socket.scalingRatio) / 256);

/** `tcp_full_space`, `tcp_space` */
export const fullSpace = (socket: Socket): number => windowFrom(socket, socket.receiveBuffer);
export const freeSpace = (socket: Socket): number =>
  windowFrom(socket, socket.receiveBuffer - socket.receiveMemory);

/** A packet of a size not seen before tells how much of the memory is data. `tcp_measure_rcv_mss`. */
export function learnRatio(socket: Socket, len: number): void {
  const ratio = Math.floor((len * 256) / truesize(socket, len)) || 1;
  if (ratio === socket.scalingRatio) return;
  socket.scalingRatio = ratio;
  if (socket.ground.policy.clampFollows === 'ratio') clampToBuffer(socket);
  else socket.windowClamp = fullSpace(socket);
  socket.drsSpace = Math.min(socket.drsSpace, socket.windowClamp);
}

/** SOCK_MIN_RCVBUF: the least that a receive buffer may be, bytes. */
export const smallestReceiveBuffer = 2304;

/** All of the buffer may be window, and what has been advertised is offered at once, as far as it goes. `tcp_set_window_clamp`. */
export function clampToBuffer(socket: Socket): void {
  const { windowClamp, receiveSsthresh, rcvWnd } = socket;
  const clamp = Math.max(smallestReceiveBuffer / 2, fullSpace(socket));
  if (clamp === windowClamp) return;
  socket.windowClamp = clamp;
  socket.receiveSsthresh =
    clamp < windowClamp
      ? Math.min(receiveSsthresh, clamp)
      : Math.max(receiveSsthresh, Math.min(rcvWnd, clamp));
}

/** Into the receive queue. `tcp_queue_rcv`. */
export function store(socket: Socket, segment: Numbered): void {
  const { stored } = socket;
  const packet = packetOf(socket, segment);
  if (joins(stored.at(-1), packet)) return;
  stored.push(packet);
  charge(socket, packet.truesize);
}

const pageSize = 4096;

/** Memory comes by the page. `sk_rmem_schedule`. */
export function schedule(socket: Socket, bytes: number): void {
  const lacks = bytes - socket.spareMemory;
  if (lacks > 0) socket.spareMemory += Math.ceil(lacks / pageSize) * pageSize;
}

/** `skb_set_owner_r` */
export function charge(socket: Socket, bytes: number): void {
  schedule(socket, bytes);
  socket.spareMemory -= bytes;
  socket.receiveMemory += bytes;
}

/** Whole pages that are free again go back. `sk_mem_uncharge` */
export function discharge(socket: Socket, bytes: number): void {
  socket.receiveMemory -= bytes;
  socket.spareMemory = (socket.spareMemory + bytes) % pageSize;
}

/** From the queue of what came early, where it was charged already; what has come again by now is dropped. `tcp_ofo_queue`. */
export function storeEarly(socket: Socket, packet: Stored): void {
  const { stored } = socket;
  if (packet.end <= socket.rcvNxt || joins(stored.at(-1), packet)) discharge(socket, packet.truesize);
  else stored.push(packet);
}

/** All that has been read is freed, whole packets at a time. `tcp_eat_recv_skb`. */
export function freeRead(socket: Socket): void {
  const { stored, copiedSeq } = socket;
  for (let packet = stored[0]; packet && packet.end <= copiedSeq; packet = stored[0]) {
    discharge(socket, packet.truesize);
    stored.shift();
  }
}

/** How long a round trip takes as a receiver sees it. `tcp_rcv_rtt_update`; `byWindow`: from a whole window, not from an echo. */
function receiverRtt(socket: Socket, us: number, byWindow: boolean): void {
  const old = socket.receiverRtt8;
  const sample = us * 8;
  if (old === 0 || sample < old) socket.receiverRtt8 = sample;
  else if (!byWindow && socket.rcvNxt === socket.copiedSeq)
    socket.receiverRtt8 = old - Math.floor(old / 8) + us;
}

/** `tcp_rcv_rtt_measure_ts`: before the segment's data is looked at. */
export function measureByEcho(socket: Socket, tsecr: number, length: number): void {
  if (tsecr === socket.lastTsecr) return;
  socket.lastTsecr = tsecr;
  const ms = socket.ground.ms + 1 - tsecr;
  if (length >= socket.rcvMss && ms > 0) receiverRtt(socket, ms * 1000, false);
}

/** `tcp_rcv_rtt_measure` */
export function measureByWindow(socket: Socket): void {
  const { now } = socket.ground;
  if (socket.rttWindowSince >= 0) {
    if (socket.rcvNxt < socket.rttWindowEnd) return;
    receiverRtt(socket, Math.max(1, now - socket.rttWindowSince), true);
  }
  socket.rttWindowEnd = socket.rcvNxt + socket.rcvWnd;
  socket.rttWindowSince = now;
}

/** The first packet of a read is out: a program that read more than ever in one round trip gets a larger buffer. `tcp_rcv_space_adjust`. */
export function adjustBuffer(socket: Socket): void {
  const rtt = Math.floor(socket.receiverRtt8 / 8);
  if (rtt === 0 || socket.clock - socket.drsSince < rtt) return;
  const copied = socket.copiedSeq - socket.drsSeq - (socket.rcvNxt - socket.copiedSeq);
  if (copied > socket.drsSpace) growBuffer(socket, copied);
  socket.drsSeq = socket.copiedSeq;
  socket.drsSince = socket.clock;
}

/** Twice what a program reads in a round trip, and what waits beyond a gap. `tcp_rcvbuf_grow` */
export function growBuffer(socket: Socket, copied: number): void {
  const old = socket.drsSpace;
  socket.drsSpace = copied;
  if (socket.receiveBufferSet) return;
  const rtt = Math.floor(socket.receiverRtt8 / 8);
  const double = copied * 2;
  let window = double + Math.floor(rtt < 1000 ? (double * rtt) / 1000 : (double * 2 * (copied - old)) / old);
  const late = socket.outOfOrder?.at(-1);
  if (late) window += late.end - socket.rcvNxt;
  const buffer = Math.min(Math.floor((window * 256) / socket.scalingRatio), largestReceiveBuffer);
  if (buffer <= socket.receiveBuffer) return;
  socket.receiveBuffer = buffer;
  socket.windowClamp = fullSpace(socket);
}

/** `tcp_win_from_space(sk, tcp_rmem[2])`, for `tcp_grow_window`. */
export const largestWindow = (socket: Socket): number => windowFrom(socket, largestReceiveBuffer);
