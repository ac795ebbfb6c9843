/** How far packets overtake each other on the way, as what arrived shows: RFC 4653; `tp->reordering`, `tp->reord_seen`. */
import type { Socket } from './socket.ts';

/** `tcp_max_reordering`, packets. */
export const mostReordering = 300;

/** Up to where the peer is known to have something: the end of the highest packet it told of. `tcp_highest_sack_seq` */
export const highestSacked = (socket: Socket): number =>
  socket.sackOk && socket.sackedOut > 0 ? socket.highestSack : socket.sndUna;

/** What begins at `from` came, though later sent had come before it. `tcp_check_sack_reordering` */
export function overtaken(socket: Socket, from: number): void {
  const bytes = highestSacked(socket) - from;
  if (bytes <= 0) return;
  const packets = Math.ceil(bytes / socket.mss);
  if (packets > socket.reordering) socket.reordering = Math.min(packets, mostReordering);
  socket.reorderSeen = true;
}

/** A timeout, though many duplicates had come: so far they did not overtake each other after all. `tcp_enter_loss` */
export function overestimated(socket: Socket): void {
  const least = socket.ground.settings.tcp_reordering;
  if (socket.sackedOut >= least) socket.reordering = Math.min(socket.reordering, least);
}
