/** What the program wrote and what of it may leave now. `tcp_write_xmit`, `tcp_send_fin`. */
import type { ReasonCode } from '../reason-codes.ts';
import { ACK, FIN, PSH, SYN } from '../segment.ts';
import type { SentBy } from '../trace.ts';
import { EVER_RETRANSMITTED, LOST, Packet, RETRANSMITTED, SACKED } from './packet.ts';
import { CWR, RECOVERY, type Socket } from './socket.ts';
import { armWrite, rearmRto, scheduleProbe } from './timers.ts';
import { inFlight, transmit } from './transmit.ts';

function append(socket: Socket, packet: Packet): void {
  if (socket.tail) socket.tail.next = packet;
  else socket.head = packet;
  socket.tail = packet;
  if (!socket.unsent) socket.unsent = packet;
}

/** Queue `bytes` from one write, cut to segments; a last short one is filled up first. */
export function queueData(socket: Socket, bytes: number): void {
  let left = bytes;
  while (left > 0) {
    const tail = socket.unsent ? (socket.tail as Packet) : null;
    const room = tail && !(tail.flags & FIN) ? socket.mss - tail.len : 0;
    if (tail && room > 0) {
      const take = Math.min(room, left);
      tail.end += take;
      socket.writeSeq += take;
      left -= take;
    } else {
      const take = Math.min(socket.mss, left);
      append(socket, new Packet(socket.writeSeq, socket.writeSeq + take, 0));
      socket.writeSeq += take;
      left -= take;
    }
  }
  if (socket.tail) socket.tail.flags |= PSH;
}

/** SYN or SYN|ACK as first packet of the queue, sent at once. */
export function queueSyn(socket: Socket, why: ReasonCode): void {
  const packet = new Packet(socket.iss, socket.iss + 1, SYN);
  append(socket, packet);
  socket.writeSeq = socket.iss + 1;
  transmitPacket(socket, packet, 'call', why);
  wentOut(socket, packet);
  rearmRto(socket);
}

/** The FIN rides on the last unsent data, or goes alone. `tcp_send_fin`. */
export function queueFin(socket: Socket, why: ReasonCode): void {
  if (socket.unsent && socket.tail) {
    socket.tail.flags |= FIN;
    socket.tail.end++;
  } else append(socket, new Packet(socket.writeSeq, socket.writeSeq + 1, FIN));
  socket.writeSeq++;
  push(socket, true, why);
}

/** Send what windows allow; if nothing is out and nothing may go, probe the window. `__tcp_push_pending_frames`. */
export function push(socket: Socket, nagleOff: boolean, why: ReasonCode): void {
  if (!socket.unsent) return;
  if (writeOut(socket, nagleOff, 'none', why) && socket.pending === null) {
    // tcp_check_probe_timer
    armWrite(socket, 'zero-window-probe', probe0Base(socket));
  }
}

export const probe0Base = (socket: Socket): number => Math.max(socket.rto, 200000);

/** `as it is`: one packet, not filled up; `as probe`: one packet, past the congestion window. */
export type Limit = 'none' | 'as it is' | 'as probe';

/** True: nothing is out and nothing may go. `tcp_write_xmit`. */
export function writeOut(socket: Socket, nagleOff: boolean, limit: Limit, why: ReasonCode): boolean {
  let sent = 0;
  let limited = false;
  // tcp_event_new_data_sent: the RTO starts with the first packet out, and takes the timer back from a probe.
  const restart = socket.packetsOut === 0 || socket.pending === 'probe';
  for (let packet = socket.unsent; packet; packet = socket.unsent) {
    if (limit !== 'as probe' && inFlight(socket) >= socket.cwnd) {
      limited = true;
      break;
    }
    if (limit !== 'as it is') fillUp(socket, packet);
    if (packet.end > socket.sndUna + socket.sndWnd) break;
    if (!nagleOff && packet === socket.tail && heldByNagle(socket, packet)) break;
    transmitPacket(socket, packet, limit === 'as probe' ? 'probe' : 'call', why);
    wentOut(socket, packet);
    sent++;
    if (packet.len < socket.mss) socket.sndSml = packet.end;
    if (limit !== 'none') break;
  }
  if (sent === 0) {
    if (limited) socket.cwndLimited = true;
    return socket.packetsOut === 0 && socket.unsent !== null;
  }
  if (socket.ca === CWR || socket.ca === RECOVERY) socket.prrOut += sent;
  // A probe takes the place of the RTO; sendProbe sees to its own.
  if (limit !== 'as probe' && !scheduleProbe(socket, false) && restart) rearmRto(socket);
  limited ||= inFlight(socket) >= socket.cwnd;
  // tcp_cwnd_validate
  if (limited || socket.packetsOut > socket.maxPacketsOut) {
    socket.maxPacketsOut = socket.packetsOut;
    socket.cwndLimited = limited;
  }
  return false;
}

/** A packet that a probe cut takes what it lacks from the next one before it leaves. `tcp_grow_skb`. */
function fillUp(socket: Socket, packet: Packet): void {
  const { next } = packet;
  if (!next) return;
  const take = Math.min(socket.mss - packet.len, next.len);
  packet.end += take;
  next.seq += take;
  if (next.len > 0) return;
  packet.end = next.end;
  packet.flags |= next.flags;
  packet.next = next.next;
  if (socket.tail === next) socket.tail = packet;
}

/** Minshall's variant: a short segment waits only while another short one is unacknowledged. `tcp_nagle_check`. */
const heldByNagle = (socket: Socket, packet: Packet): boolean =>
  packet.len < socket.mss &&
  !(packet.flags & FIN) &&
  !socket.noDelay &&
  socket.packetsOut > 0 &&
  socket.sndSml > socket.sndUna &&
  socket.sndSml <= socket.sndNxt;

/** `tcp_event_new_data_sent` */
function wentOut(socket: Socket, packet: Packet): void {
  socket.unsent = packet.next;
  socket.sndNxt = packet.end;
  socket.packetsOut++;
}

function transmitPacket(socket: Socket, packet: Packet, by: SentBy, why: ReasonCode): void {
  const flags = socket.state === 'SYN_SENT' ? packet.flags : packet.flags | ACK;
  transmit(socket, flags, packet.seq, packet.end, packet, by, why);
}

/**
 * Send a packet again, merged with what follows if that fits one segment. False: the window forbids it.
 * `__tcp_retransmit_skb`, `tcp_retrans_try_collapse`.
 */
export function sendAgain(socket: Socket, packet: Packet, by: SentBy, why: ReasonCode): boolean {
  if (packet.seq < socket.sndUna) packet.seq = socket.sndUna;
  const windowEnd = socket.sndUna + socket.sndWnd;
  if (packet.seq >= windowEnd && packet.seq !== socket.sndUna) return false;
  if (socket.ground.settings.tcp_retrans_collapse && !(packet.flags & SYN)) collapse(socket, packet);
  packet.marks |= EVER_RETRANSMITTED;
  packet.retransmissions++;
  socket.totalRetrans++;
  transmitPacket(socket, packet, by, why);
  return true;
}

function collapse(socket: Socket, packet: Packet): void {
  if (packet.marks & SACKED) return;
  // __tcp_retransmit_skb tries only a packet that leaves room: not even a bare FIN joins a full one.
  if (packet.len >= Math.min(socket.mss, socket.sndUna + socket.sndWnd - packet.seq)) return;
  for (let next = packet.next; next && next !== socket.unsent; next = packet.next) {
    const room = Math.min(socket.mss, Math.max(socket.sndUna + socket.sndWnd - packet.seq, 0));
    if (next.marks & SACKED || packet.len + next.len > room) return;
    if (next.end > socket.sndUna + socket.sndWnd) return;
    packet.end = next.end;
    packet.flags |= next.flags;
    packet.marks |= next.marks & EVER_RETRANSMITTED;
    packet.retransmissions = Math.max(packet.retransmissions, next.retransmissions);
    packet.next = next.next;
    if (socket.tail === next) socket.tail = packet;
    socket.packetsOut--;
    if (next.marks & LOST) socket.lostOut--;
    if (next.marks & RETRANSMITTED) socket.retransOut--;
  }
}

/** Cut a packet so that its first part has `bytes` bytes; FIN and PSH go with the rest. `tcp_fragment`. */
export function splitPacket(socket: Socket, packet: Packet, bytes: number): void {
  if (bytes >= packet.len) return;
  const rest = new Packet(packet.seq + bytes, packet.end, packet.flags);
  packet.end = rest.seq;
  packet.flags = 0;
  rest.next = packet.next;
  packet.next = rest;
  if (socket.tail === packet) socket.tail = rest;
}

/** Drop everything queued. `tcp_write_queue_purge`. */
export function purge(socket: Socket): void {
  socket.head = null;
  socket.tail = null;
  socket.unsent = null;
  socket.packetsOut = 0;
  socket.sackedOut = 0;
  socket.lostOut = 0;
  socket.retransOut = 0;
}
