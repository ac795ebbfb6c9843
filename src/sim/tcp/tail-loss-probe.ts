/** RFC 8985 §7: one segment that makes a lost tail visible before the RTO does. `tcp_send_loss_probe`. */
import type { Packet } from '../packet.ts';
import { NOTHING, type Socket } from '../socket.ts';
import { BY_PROBE, sendAgain, writeOut } from './send-queue.ts';
import { rearmRto } from './timers.ts';

export function sendProbe(socket: Socket): void {
  if (socket.tlpHighSeq < 0 && probed(socket)) {
    socket.tlpHighSeq = socket.sndNxt;
    // So that the RTO counts in full from now, not doubled.
    socket.pending = NOTHING;
  }
  rearmRto(socket);
}

/** Something new if the window has room, else the last segment again. */
function probed(socket: Socket): boolean {
  socket.tlpRetrans = false;
  if (socket.unsent && socket.unsent.end <= socket.sndUna + socket.sndWnd) {
    const before = socket.packetsOut;
    writeOut(socket, true, 2, 'probe-new');
    return socket.packetsOut > before;
  }
  let last: Packet | null = null;
  for (let packet = socket.head; packet && packet !== socket.unsent; packet = packet.next) last = packet;
  if (!last || !sendAgain(socket, last, BY_PROBE, 'probe')) return false;
  socket.tlpRetrans = true;
  return true;
}
