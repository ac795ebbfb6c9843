/** RFC 8985 §7: one segment that makes a lost tail visible before the RTO does. `tcp_send_loss_probe`. */
import type { Packet } from './packet.ts';
import { sendAgain, writeOut } from './send-queue.ts';
import type { Socket } from './socket.ts';
import { rearmRto } from './timers.ts';

export function sendProbe(socket: Socket): void {
  if (socket.tlpHighSeq < 0 && probed(socket)) {
    socket.tlpHighSeq = socket.sndNxt;
    // So that the RTO counts in full from now, not doubled.
    socket.pending = null;
  }
  rearmRto(socket);
}

/** Something new if the window has room, else the last segment again. */
function probed(socket: Socket): boolean {
  socket.tlpRetrans = false;
  if (socket.unsent && socket.unsent.end <= socket.sndUna + socket.sndWnd) {
    const before = socket.packetsOut;
    writeOut(socket, true, 'as probe', 'probe-new');
    return socket.packetsOut > before;
  }
  let last: Packet | null = null;
  for (let packet = socket.head; packet && packet !== socket.unsent; packet = packet.next) last = packet;
  if (!last || !sendAgain(socket, last, 'probe', 'probe')) return false;
  socket.tlpRetrans = true;
  return true;
}
