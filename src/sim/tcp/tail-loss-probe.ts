/** RFC 8985 §7: one segment that makes a lost tail visible before the RTO does. `tcp_send_loss_probe`. */
import type { Packet } from './packet.ts';
import { sendAgain } from './resend.ts';
import { firstBuffer, hasUnsent, writeOut } from './send-queue.ts';
import type { Socket } from './socket.ts';
import { rearmRto } from './timers.ts';
import { currentMss } from './transmit.ts';

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
  const first = Math.min(firstBuffer(socket), currentMss(socket));
  if (hasUnsent(socket) && socket.sndNxt + first <= socket.sndUna + socket.sndWnd) {
    const before = socket.packetsOut;
    writeOut(socket, true, 'as probe', 'probe-new');
    return socket.packetsOut > before;
  }
  const { tail } = socket;
  cutOff(socket, tail);
  if (!tail || !sendAgain(socket, tail, 'probe', 'probe')) return false;
  socket.tlpRetrans = true;
  return true;
}

/** The last segment is cut off from its buffer, even where the window forbids to send it. `tcp_fragment`. */
function cutOff({ head }: Socket, tail: Packet | null): void {
  for (let packet = head; packet; packet = packet.next)
    if (packet.next === tail) packet.cut = !packet.endsBuffer;
}
