/** Whether a packet more is taken into the receive buffer. `tcp_try_rmem_schedule`. */
import type { Numbered } from './arrived.ts';
import { fits, schedule, truesize } from './receive-memory.ts';
import { makesRoom } from './receive-pruning.ts';
import type { Socket } from './socket.ts';

/** Is there room for one packet more, or can it be made? */
export function admits(socket: Socket, segment: Numbered): boolean {
  if (!fits(socket) && !makesRoom(socket, segment.seq)) return false;
  schedule(socket, truesize(socket, segment.len));
  return true;
}
