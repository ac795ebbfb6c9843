/** How much a host offers to take: RFC 9293 §3.8.6; `__tcp_select_window`, `tcp_grow_window`. */
import { freeSpace, fullSpace, largestWindow, truesize, windowFrom } from './receive-memory.ts';
import { ACK_NO_MEMORY, type Socket } from './socket.ts';

/**
 * What a SYN offers: whole segments, as far as its field goes. A client knows that timestamps take room in them only where it
 * has one of the peer's, the listener always does. `tcp_connect_init`, `tcp_openreq_init_rwin`, `tcp_select_initial_window`.
 */
export function synWindow(socket: Socket): number {
  const stamped = socket.ground.side === 1 || socket.tsRecent >= 0;
  const segment = stamped ? socket.peerMss : socket.offeredMss;
  const space = fullSpace(socket);
  return Math.min(space > segment ? Math.floor(space / segment) * segment : space, 65_535);
}

/** What may be offered at most: one segment is kept back until full ones show what they take. `tcp_init_buffer_space`. */
export function initReceiveWindow(socket: Socket): void {
  const full = fullSpace(socket);
  const unscaled = socket.windowUnit > 1 ? full : 65535;
  let clamp = Math.min(unscaled, full);
  const { peerMss } = socket;
  if (clamp > 2 * peerMss && clamp + peerMss > full) clamp = Math.max(2 * peerMss, full - peerMss);
  socket.windowClamp = clamp;
  socket.receiveSsthresh = Math.min(socket.rcvWnd, clamp);
  socket.drsSpace = Math.min(socket.receiveSsthresh, 10 * peerMss);
  socket.drsSeq = socket.copiedSeq;
  socket.drsSince = socket.ground.now;
}

/** What is left of the window that was last advertised. */
export const receiveWindow = (socket: Socket): number =>
  Math.max(0, socket.rcvWup + socket.rcvWnd - socket.rcvNxt);

/** Rounded up; a unit is a power of two. */
const wholeUnits = (window: number, unit: number): number => (window + unit - 1) & -unit;

/** What could be offered now; 0 where it would be less than a segment. `__tcp_select_window`. */
export function offerableWindow(socket: Socket): number {
  const { windowUnit } = socket;
  const full = fullSpace(socket);
  const clamped = Math.min(socket.windowClamp, full);
  const segment = Math.min(socket.rcvMss, clamped);
  let free = freeSpace(socket);
  if (free < clamped >> 1) {
    socket.quickAcks = 0;
    free &= -windowUnit;
    if (free < full >> 4 || free < segment) return 0;
  }
  free = Math.min(free, socket.receiveSsthresh);
  if (windowUnit > 1) return wholeUnits(free, windowUnit);
  // Not scaled: whole segments, and the old offer stands while it is within one of them.
  const window = socket.rcvWnd;
  if (window <= free - segment || window > free) return Math.floor(free / segment) * segment;
  return segment === clamped && free > window + (clamped >> 1) ? free : window;
}

/** RFC 9293 §3.8.6: never take back what was offered. The edge creeps forward while nobody reads, by rounding up. `tcp_select_window`. */
export function selectWindow(socket: Socket): number {
  if (socket.ackPending & ACK_NO_MEMORY) return 0;
  const { windowUnit } = socket;
  const left = receiveWindow(socket);
  const offer = offerableWindow(socket);
  return offer < left ? wholeUnits(left, windowUnit) : offer;
}

/** While there is more to offer than was offered, each segment opens the window and is acknowledged at once. `tcp_grow_window`. */
export function growWindow(socket: Socket, len: number, cost = truesize(socket, len)): void {
  const room = Math.min(socket.windowClamp, freeSpace(socket)) - socket.receiveSsthresh;
  if (room <= 0) return;
  const more = windowFrom(socket, cost) <= len ? 2 * socket.peerMss : growthOfShort(socket, len, cost);
  if (more === 0) return;
  socket.receiveSsthresh += Math.min(room, Math.max(more, 2 * len));
  socket.quickAcks |= 1;
}

/** A packet that is mostly overhead counts while the window is small. `__tcp_grow_window`. */
function growthOfShort(socket: Socket, len: number, cost: number): number {
  let overhead = windowFrom(socket, cost) >> 1;
  for (let window = largestWindow(socket) >> 1; socket.receiveSsthresh <= window; window >>= 1) {
    if (overhead <= len) return 2 * socket.rcvMss;
    overhead >>= 1;
  }
  return 0;
}
