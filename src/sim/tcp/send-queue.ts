/** What the program wrote and what of it may leave now. `tcp_write_xmit`, `tcp_send_fin`. */
import { EVER_RETRANSMITTED, givePacketBack, type Packet, SACKED, takePacket } from '../packet.ts';
import { ACK, FIN, PSH, SYN } from '../segment.ts';
import { LOSS_PROBE, NOTHING, type Socket, SYN_SENT, ZERO_WINDOW } from '../socket.ts';
import { armWrite, rearmRto, scheduleProbe } from './timers.ts';
import { inFlight, transmit } from './transmit.ts';

/** `sentBy` in the trace. */
const BY_CALL = 0;
export const BY_PROBE = 3;
export const BY_RTO = 4;
export const BY_RECOVERY = 5;

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
      append(socket, takePacket(socket.writeSeq, socket.writeSeq + take, 0));
      socket.writeSeq += take;
      left -= take;
    }
  }
  if (socket.tail) socket.tail.flags |= PSH;
}

/** SYN or SYN|ACK as first packet of the queue, sent at once. */
export function queueSyn(socket: Socket, why: string): void {
  const packet = takePacket(socket.iss, socket.iss + 1, SYN);
  append(socket, packet);
  socket.writeSeq = socket.iss + 1;
  transmitPacket(socket, packet, BY_CALL, why);
  wentOut(socket, packet);
  rearmRto(socket);
}

/** The FIN rides on the last unsent data, or goes alone. `tcp_send_fin`. */
export function queueFin(socket: Socket, why: string): void {
  if (socket.unsent && socket.tail) {
    socket.tail.flags |= FIN;
    socket.tail.end++;
  } else append(socket, takePacket(socket.writeSeq, socket.writeSeq + 1, FIN));
  socket.writeSeq++;
  push(socket, true, why);
}

/** Send what windows allow; if nothing is out and nothing may go, probe the window. `__tcp_push_pending_frames`. */
export function push(socket: Socket, nagleOff: boolean, why: string): void {
  if (!socket.unsent) return;
  if (writeOut(socket, nagleOff, 0, why) && socket.pending === NOTHING) {
    // tcp_check_probe_timer
    armWrite(socket, ZERO_WINDOW, probe0Base(socket));
  }
}

export const probe0Base = (socket: Socket): number => Math.max(socket.rto, 200000);

/** `limit`: 0 as much as allowed; 1 one packet as it is; 2 one packet as a loss probe, past the congestion window. */
export function writeOut(socket: Socket, nagleOff: boolean, limit: 0 | 1 | 2, why: string): boolean {
  let sent = 0;
  let limited = false;
  // tcp_event_new_data_sent: the RTO starts with the first packet out, and takes the timer back from a probe.
  const restart = socket.packetsOut === 0 || socket.pending === LOSS_PROBE;
  for (let packet = socket.unsent; packet; packet = socket.unsent) {
    if (limit !== 2 && inFlight(socket) >= socket.cwnd) {
      limited = true;
      break;
    }
    if (limit !== 1) fillUp(socket, packet);
    if (packet.end > socket.sndUna + socket.sndWnd) break;
    if (!nagleOff && packet === socket.tail && heldByNagle(socket, packet)) break;
    transmitPacket(socket, packet, limit === 2 ? BY_PROBE : BY_CALL, why);
    wentOut(socket, packet);
    sent++;
    if (packet.len < socket.mss) socket.sndSml = packet.end;
    if (limit > 0) break;
  }
  if (sent === 0) {
    if (limited) socket.cwndLimited = true;
    return socket.packetsOut === 0 && socket.unsent !== null;
  }
  if (socket.ca === 2 || socket.ca === 3) socket.prrOut += sent;
  // A probe takes the place of the RTO; sendProbe sees to its own.
  if (limit !== 2 && !scheduleProbe(socket, false) && restart) rearmRto(socket);
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
  givePacketBack(next);
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

function transmitPacket(socket: Socket, packet: Packet, by: number, why: string): void {
  const flags = socket.state === SYN_SENT ? packet.flags : packet.flags | ACK;
  transmit(socket, flags, packet.seq, packet.end, packet.len, packet, by, why);
}

/**
 * Send a packet again, merged with what follows if that fits one segment. False: the window forbids it.
 * `__tcp_retransmit_skb`, `tcp_retrans_try_collapse`.
 */
export function sendAgain(socket: Socket, packet: Packet, by: number, why: string): boolean {
  if (packet.seq < socket.sndUna) packet.seq = socket.sndUna;
  const windowEnd = socket.sndUna + socket.sndWnd;
  if (packet.seq >= windowEnd && packet.seq !== socket.sndUna) return false;
  if (socket.host.settings.tcp_retrans_collapse && !(packet.flags & SYN)) collapse(socket, packet);
  packet.marks |= EVER_RETRANSMITTED;
  packet.retransmissions++;
  socket.totalRetrans++;
  transmitPacket(socket, packet, by, why);
  return true;
}

function collapse(socket: Socket, packet: Packet): void {
  if (packet.marks & SACKED) return;
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
    if (next.marks & 2) socket.lostOut--;
    if (next.marks & 4) socket.retransOut--;
    givePacketBack(next);
  }
}

/** Cut a packet so that its first part has `bytes` bytes; FIN and PSH go with the rest. `tcp_fragment`. */
export function splitPacket(socket: Socket, packet: Packet, bytes: number): void {
  if (bytes >= packet.len) return;
  const rest = takePacket(packet.seq + bytes, packet.end, packet.flags);
  packet.end = rest.seq;
  packet.flags = 0;
  rest.next = packet.next;
  packet.next = rest;
  if (socket.tail === packet) socket.tail = rest;
}

/** Drop everything queued. `tcp_write_queue_purge`. */
export function purge(socket: Socket): void {
  for (let packet = socket.head; packet; ) {
    const { next } = packet;
    givePacketBack(packet);
    packet = next;
  }
  socket.head = null;
  socket.tail = null;
  socket.unsent = null;
  socket.packetsOut = 0;
  socket.sackedOut = 0;
  socket.lostOut = 0;
  socket.retransOut = 0;
}
