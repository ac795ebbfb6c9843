/** How much a host offers to take: RFC 9293 §3.8.6; `__tcp_select_window`, `tcp_grow_window`. */
import type { Socket } from './socket.ts';

/**
 * What a SYN offers: whole segments below 65536. The client does not know yet whether timestamps will take room in them,
 * the listener does. `tcp_select_initial_window`, `tcp_openreq_init_rwin`.
 */
export function synWindow(socket: Socket): number {
  const segment = socket.ground.side === 0 ? 1460 : socket.mss;
  return Math.floor(65535 / segment) * segment;
}

/** What is left of the window that was last advertised. */
export const receiveWindow = (socket: Socket): number =>
  Math.max(0, socket.rcvWup + socket.rcvWnd - socket.rcvNxt);

/** What is free of the receive buffer, as window. `tcp_space`. */
function freeSpace(socket: Socket): number {
  let waiting = socket.readable;
  if (socket.outOfOrder) for (const { left, right } of socket.outOfOrder) waiting += right - left;
  return socket.rcvSpace - waiting;
}

/**
 * RFC 9293 §3.8.6: never take back what was offered; below a segment, offer nothing. A scaled window is a multiple of its
 * unit, rounded up, so the edge creeps forward while nobody reads. `__tcp_select_window`, `tcp_select_window`.
 */
export function selectWindow(socket: Socket): number {
  const { rcvSpace, windowUnit } = socket;
  let free = freeSpace(socket);
  if (free < rcvSpace / 2) {
    socket.quickAcks = 0;
    free = Math.floor(free / windowUnit) * windowUnit;
    if (free < rcvSpace / 16 || free < socket.rcvMss) free = 0;
  }
  const offer = Math.max(Math.min(free, socket.rcvSsthresh), receiveWindow(socket));
  return Math.ceil(offer / windowUnit) * windowUnit;
}

/** While there is more to offer than was offered, each segment opens the window and is acknowledged at once. `tcp_grow_window`. */
export function growWindow(socket: Socket, len: number): void {
  const clamp = socket.windowUnit > 1 ? socket.rcvSpace : 65535;
  const room = Math.min(clamp, freeSpace(socket)) - socket.rcvSsthresh;
  if (len < 128 || room <= 0) return;
  socket.rcvSsthresh += Math.min(room, Math.max(2 * len, 2 * socket.rcvMss));
  socket.quickAcks |= 1;
}
