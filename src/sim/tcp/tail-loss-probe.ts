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
  const { head } = socket;
  if (!head || !sendAgain(socket, lastSegment(socket, head), 'probe', 'probe')) return false;
  socket.tlpRetrans = true;
  return true;
}

/**
 * What is sent again: the last buffer beyond as many segments of today's MSS as it has but one, cut off even where the window
 * forbids to send it; where nothing is beyond, since segments have become larger, its beginning. `tcp_fragment`.
 */
function lastSegment(socket: Socket, head: Packet): Packet {
  let first = head;
  let tail = head;
  let before = 0;
  for (let next = head.next; next; next = tail.next) {
    before++;
    if (tail.endsBuffer || tail.cut || next.marks !== tail.marks) {
      first = next;
      before = 0;
    }
    tail = next;
  }
  const mss = currentMss(socket);
  // An ACK of a part of it has counted what is left anew, by the size that its segments had: tcp_trim_head.
  const part = first.seq < socket.sndUna;
  if (!part && first.seq + before * mss >= tail.seq + tail.len) return first;
  for (let packet = first; packet.next; packet = packet.next) {
    packet.cut = packet.next === tail;
    if (part) continue;
    packet.end = packet.seq + mss;
    packet.next.seq = packet.end;
  }
  return tail;
}
