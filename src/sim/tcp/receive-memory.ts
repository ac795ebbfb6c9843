/**
 * What unread data costs: Linux counts the memory of the packets it came in (`sk_rmem_alloc`), not its bytes, and offers as
 * window what a full packet would make of the rest of the buffer (`scaling_ratio`, `tcp_win_from_space`).
 */
import type { Stored } from './arrived.ts';
import type { Socket } from './socket.ts';

/** `tcp_rmem`: what a receive buffer may grow to, bytes. */
const largestReceiveBuffer = 33_554_432;

/** `struct sk_buff` and `struct skb_shared_info`, as they are laid out, bytes. */
const packetHead = 256;
const packetTail = 320;
/** What is handed out for so many bytes: `SKB_SMALL_HEAD_CACHE_SIZE`, then the sizes of kmalloc, powers of two. As SO_MEMINFO shows it on 6.18. */
const headFor = (bytes: number): number => (bytes <= 576 ? 576 : 2 ** Math.ceil(Math.log2(bytes)));

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

/** The packet of a segment whose `len` bytes end before `end`. */
export function packetOf(socket: Socket, len: number, end: number): Stored {
  const cost = truesize(socket, len);
  return { end, len, truesize: cost, room: cost - packetHead - packetTail - used(socket, len) };
}

/** A short packet fits behind the data of the one before. `skb_try_coalesce`. */
export function joins(last: Stored | undefined, len: number, end: number): boolean {
  if (!last || len > last.room) return false;
  last.end = end;
  last.len += len;
  last.room -= len;
  return true;
}

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
  const clamp = fullSpace(socket);
  if (socket.ground.policy.raisesWindowWithClamp)
    socket.receiveSsthresh =
      clamp < socket.windowClamp
        ? Math.min(socket.receiveSsthresh, clamp)
        : Math.max(socket.receiveSsthresh, Math.min(socket.rcvWnd, clamp));
  socket.windowClamp = clamp;
  socket.drsSpace = Math.min(socket.drsSpace, socket.windowClamp);
}

/** Into the receive queue. `tcp_queue_rcv`. */
export function store(socket: Socket, len: number, end: number): void {
  const { stored } = socket;
  if (joins(stored.at(-1), len, end)) return;
  const packet = packetOf(socket, len, end);
  stored.push(packet);
  charge(socket, packet.truesize);
}

const pageSize = 4096;

/** Memory comes by the page. `sk_rmem_schedule`, `sk_mem_charge`. */
export function charge(socket: Socket, bytes: number): void {
  const lacks = bytes - socket.spareMemory;
  if (lacks > 0) socket.spareMemory += Math.ceil(lacks / pageSize) * pageSize;
  socket.spareMemory -= bytes;
  socket.receiveMemory += bytes;
}

/** Whole pages that are free again go back. `sk_mem_uncharge` */
function discharge(socket: Socket, bytes: number): void {
  socket.receiveMemory -= bytes;
  socket.spareMemory = (socket.spareMemory + bytes) % pageSize;
}

/** From the queue of what came early, where it was charged already; what has come again by now is dropped. `tcp_ofo_queue`. */
export function storeEarly(socket: Socket, packets: readonly Stored[]): void {
  const { stored, rcvNxt } = socket;
  for (const packet of packets)
    if (packet.end <= rcvNxt) discharge(socket, packet.truesize);
    else if (joins(stored.at(-1), packet.len, packet.end)) discharge(socket, packet.truesize);
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

/** Is there room for one packet more? The buffer grows to what is needed, unless the program set it. `tcp_prune_queue`, `tcp_clamp_window`. */
export function admits(socket: Socket): boolean {
  if (socket.receiveMemory <= socket.receiveBuffer) return true;
  socket.quickAcks = 0;
  if (!socket.receiveBufferSet)
    socket.receiveBuffer = Math.max(
      socket.receiveBuffer,
      Math.min(socket.receiveMemory, largestReceiveBuffer),
    );
  if (socket.receiveMemory <= socket.receiveBuffer) return true;
  socket.receiveSsthresh = Math.min(socket.windowClamp, 2 * socket.peerMss);
  collapse(socket);
  return socket.receiveMemory <= socket.receiveBuffer;
}

/** Packets of a page each, full of data, take the place of what the driver brought. `tcp_collapse`. */
function collapse(socket: Socket): void {
  const page = 4096 - packetTail;
  const unread = socket.readable;
  const stored: Stored[] = [];
  for (let at = 0; at < unread; at += page) {
    const len = Math.min(page, unread - at);
    stored.push({ end: socket.copiedSeq + at + len, len, truesize: 4096 + packetHead, room: page - len });
  }
  const before = socket.stored.reduce((sum, packet) => sum + packet.truesize, 0);
  const after = stored.length * (4096 + packetHead);
  if (after >= before) return;
  socket.stored = stored;
  socket.receiveMemory += after - before;
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
  if (copied > socket.drsSpace) growBuffer(socket, copied, rtt);
  socket.drsSeq = socket.copiedSeq;
  socket.drsSince = socket.clock;
}

/** `tcp_rcvbuf_grow` */
function growBuffer(socket: Socket, copied: number, rtt: number): void {
  const old = socket.drsSpace;
  socket.drsSpace = copied;
  if (socket.receiveBufferSet) return;
  const double = copied * 2;
  let window = double + Math.floor(rtt < 1000 ? (double * rtt) / 1000 : (double * 2 * (copied - old)) / old);
  const late = socket.outOfOrder?.at(-1);
  if (late) window += late.right - socket.rcvNxt;
  const buffer = Math.min(Math.floor((window * 256) / socket.scalingRatio), largestReceiveBuffer);
  if (buffer <= socket.receiveBuffer) return;
  socket.receiveBuffer = buffer;
  socket.windowClamp = fullSpace(socket);
}

/** `tcp_win_from_space(sk, tcp_rmem[2])`, for `tcp_grow_window`. */
export const largestWindow = (socket: Socket): number => windowFrom(socket, largestReceiveBuffer);
