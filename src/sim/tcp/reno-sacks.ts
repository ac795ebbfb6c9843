/** Without SACK, a duplicate ACK stands for a packet that arrived, nobody knows which. */
import { mostReordering } from './reordering.ts';
import type { Socket } from './socket.ts';

/**
 * One packet at least is missing, and each that is known as lost; more duplicates than that leaves come of reordering.
 * `tcp_check_reno_reordering`, `tcp_limit_reno_sacked`.
 */
function limit(socket: Socket, taken: number): void {
  const { packetsOut } = socket;
  const holes = Math.min(Math.max(socket.lostOut, 1), packetsOut);
  if (socket.sackedOut + holes <= packetsOut) return;
  socket.sackedOut = packetsOut - holes;
  socket.reordering = Math.min(packetsOut + taken, mostReordering);
}

/** `tcp_add_reno_sack` */
export function addRenoSacks(socket: Socket, duplicates: number): void {
  if (duplicates === 0) return;
  const before = socket.sackedOut;
  socket.sackedOut += duplicates;
  limit(socket, 0);
  socket.delivered += Math.max(0, socket.sackedOut - before);
}

/** An ACK took off `packets`: one of them filled the hole, the others had their duplicate ACKs. `tcp_remove_reno_sacks`. */
export function removeRenoSacks(socket: Socket, packets: number): void {
  if (packets > 0) {
    socket.delivered += Math.max(packets - socket.sackedOut, 1);
    socket.sackedOut = Math.max(0, socket.sackedOut - (packets - 1));
  }
  limit(socket, packets);
}
