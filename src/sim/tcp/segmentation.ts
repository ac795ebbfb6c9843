/** How many segments leave at once, and when a few wait for more. `tcp_tso_autosize`, `tcp_tso_should_defer`. */
import { largestBuffer } from './packet.ts';
import { RECOVERY, type Socket } from './socket.ts';
import { inFlight } from './transmit.ts';

/** As many segments as the pace allows in a millisecond, but two at least; more on a short path. */
export function segmentsAtOnce(socket: Socket, mss: number): number {
  const near = socket.minRtt > 0 ? largestBuffer >> Math.min(31, Math.floor(socket.minRtt / 512)) : 0;
  const bytes = Math.min(Math.floor(socket.pace / 1024) + near, largestBuffer);
  return Math.max(Math.floor(bytes / mss), 2);
}

/** What an ACK changes: the window twice per round trip in slow start, else 1.2 times, bytes a second. `tcp_update_pacing_rate`. */
export function updatePace(socket: Socket): void {
  const ratio = socket.cwnd < socket.ssthresh / 2 ? 200 : 120;
  const packets = Math.max(socket.cwnd, socket.packetsOut);
  socket.pace = Math.floor((socket.mss * 80_000 * ratio * packets) / (socket.srtt8 || 1));
}

interface Buffer {
  mss: number;
  /** Segments that may go at once. */
  most: number;
  /** Its bytes. */
  buffer: number;
  last: boolean;
  fin: boolean;
  /** What the peer's window has left, bytes. */
  window: number;
}

/** A buffer of several segments waits while the next ACK is near and would let more of it go. */
export function shouldDefer(
  socket: Socket,
  { mss, most, buffer, last, fin, window }: Buffer,
): 'no' | 'by-congestion-window' | 'yes' {
  const { now } = socket.ground;
  if (socket.ca >= RECOVERY || now - socket.lastWireAt > 1000) return 'no';
  const congestion = (socket.cwnd - inFlight(socket)) * socket.mss;
  const limit = Math.min(window, congestion);
  if (limit >= most * mss || (!last && limit >= buffer)) return 'no';
  // tcp_tso_win_divisor: a third of a window is worth sending.
  if (limit >= Math.floor(Math.min(socket.sndWnd, socket.cwnd * socket.mss) / 3)) return 'no';
  // An ACK that is further off than a millisecond, or half a round trip, is not waited for.
  const { head } = socket;
  const srtt = socket.srtt8 / 8;
  if (!head || head.sentAt + srtt - now > Math.min(srtt / 2, 1000)) return 'no';
  if (congestion < window) {
    if (congestion <= buffer) return 'by-congestion-window';
  } else if (window <= buffer) return 'yes';
  return fin ? 'no' : 'yes';
}
