/** How a congestion window grows, whichever control rules it. `tcp_cong.c`, `tcp_cwnd_validate`. */
import type { Socket } from './socket.ts';

/** Was it the window that held us back? In slow start: may it grow to twice what is out. `tcp_is_cwnd_limited`. */
export const isWindowLimited = (socket: Socket): boolean =>
  socket.cwndLimited || (socket.cwnd < socket.ssthresh && socket.cwnd < 2 * socket.maxPacketsOut);

/** Something left, or the window forbade it: the strongest sign of a window full is kept for a round. `tcp_cwnd_validate`. */
export function validateWindow(socket: Socket, limited: boolean): void {
  const starts = socket.sndUna >= socket.cwndUsageSeq;
  if (!starts && !limited && (socket.cwndLimited || socket.packetsOut <= socket.maxPacketsOut)) return;
  socket.cwndLimited = limited;
  socket.maxPacketsOut = socket.packetsOut;
  socket.cwndUsageSeq = socket.sndNxt;
}

/** One packet more for each that arrived, up to the threshold; returns how many are left over. `tcp_slow_start`. */
export function slowStart(socket: Socket, acked: number): number {
  const to = Math.min(socket.cwnd + acked, socket.ssthresh);
  const left = acked - (to - socket.cwnd);
  socket.cwnd = to;
  return left;
}

/** One packet more after `count` that arrived. `tcp_cong_avoid_ai`. */
export function stepUp(socket: Socket, count: number, acked: number): void {
  if (socket.cwndCount >= count) {
    socket.cwndCount = 0;
    socket.cwnd++;
  }
  socket.cwndCount += acked;
  if (socket.cwndCount < count) return;
  const steps = Math.floor(socket.cwndCount / count);
  socket.cwndCount -= steps * count;
  socket.cwnd += steps;
}
