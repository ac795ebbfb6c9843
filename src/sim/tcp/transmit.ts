/** Building a segment and handing it to the link. `__tcp_transmit_skb`. */
import { type Packet, RETRANSMITTED } from '../packet.ts';
import { ACK, RST, takeSegment, type WireSegment } from '../segment.ts';
import { type Socket, SYN_SENT } from '../socket.ts';
import type { World } from '../world.ts';
import { ackWasSent, dataWasSent } from './delayed-ack.ts';

/** What a SYN offers: whole segments below 65536. */
const synWindow = 64240;

/** What is left of the window that was last advertised. */
export const receiveWindow = (socket: Socket): number =>
  Math.max(0, socket.rcvWup + socket.rcvWnd - socket.rcvNxt);

/** What is free of the receive buffer, as window. `tcp_space`. */
export function freeSpace(socket: Socket): number {
  let waiting = socket.readable;
  const late = socket.outOfOrder;
  if (late) for (let i = 0; i < late.length; i += 3) waiting += (late[i + 1] as number) - (late[i] as number);
  return socket.rcvSpace - waiting;
}

/**
 * RFC 9293 §3.8.6: never take back what was offered; below a segment, offer nothing. A scaled window is a multiple of its
 * unit, rounded up, so the edge creeps forward while nobody reads. `__tcp_select_window`, `tcp_select_window`.
 */
export function selectWindow(socket: Socket): number {
  const { rcvSpace, windowUnit } = socket;
  let free = freeSpace(socket);
  if (free < rcvSpace / 2) {
    socket.quickAcks = 0;
    free = Math.floor(free / windowUnit) * windowUnit;
    if (free < rcvSpace / 16 || free < socket.rcvMss) free = 0;
  }
  const offer = Math.max(Math.min(free, socket.rcvSsthresh), receiveWindow(socket));
  return Math.ceil(offer / windowUnit) * windowUnit;
}

/**
 * Send what is described. `seq … end` counts SYN and FIN; `packet`, where given, is the piece of the send queue behind it.
 * `by` and `why` are what the trace says about it.
 */
export function transmit(
  socket: Socket,
  flags: number,
  seq: number,
  end: number,
  len: number,
  packet: Packet | null,
  by: number,
  why: string,
): void {
  const { world } = socket;
  const segment = takeSegment();
  segment.from = socket.host.side;
  segment.port = socket.port;
  segment.flags = flags;
  segment.seq = seq;
  segment.end = end;
  segment.len = len;
  segment.seqBase = socket.iss;
  segment.ackBase = socket.irs;
  segment.ack = 0;
  const syn = (flags & 2) > 0;
  if (flags & ACK) {
    segment.ack = socket.rcvNxt;
    if (!(flags & RST)) {
      const window = syn ? synWindow : selectWindow(socket);
      socket.rcvWnd = window;
      socket.rcvWup = socket.rcvNxt;
    }
  } else if (syn) socket.rcvWnd = synWindow;
  segment.win = socket.rcvWnd;
  if (syn) segment.sackOk = socket.sackOk;
  if (socket.tsOk && (!(flags & RST) || flags & ACK)) {
    segment.tsval = world.ms + 1;
    segment.tsecr = socket.tsRecent < 0 ? 0 : socket.tsRecent;
  }
  if (socket.dsackRight > 0 || socket.sackBlocks) segment.sack = takeSackBlocks(socket);
  if (packet) {
    packet.sentAt = world.now;
    packet.sentIn = world.event;
  }
  if (flags & ACK) ackWasSent(socket);
  if (len > 0) dataWasSent(socket);
  segment.packet = packet;
  send(world, segment, socket, by, why);
}

/** Onto the wire, with a record of it. */
export function send(
  world: World,
  segment: WireSegment,
  socket: Socket | null,
  by: number,
  why: string,
): void {
  // The first SYN leaves at t = 0 by definition.
  const leaves = world.now === 0 && socket?.state === SYN_SENT ? 0 : world.now + world.transmitUs;
  world.link.carry(segment, leaves);
  if (world.log) world.log.segment(segment, leaves, world.link.fate, socket, by, why);
  segment.packet = null;
  world.link.launch(segment);
}

/** DSACK first, then the newest block; 3 fit beside timestamps, 4 without. RFC 2018, RFC 2883. */
function takeSackBlocks(socket: Socket): number[] | null {
  if (!socket.sackOk) return null;
  const blocks: number[] = [];
  if (socket.dsackRight > 0) {
    blocks.push(socket.dsackLeft, socket.dsackRight);
    socket.dsackLeft = 0;
    socket.dsackRight = 0;
  }
  const room = socket.tsOk ? 6 : 8;
  const late = socket.sackBlocks;
  if (late) for (let i = 0; i < late.length && blocks.length < room; i++) blocks.push(late[i] as number);
  return blocks.length > 0 ? blocks : null;
}

/** A pure ACK. `tcp_send_ack`. */
export function sendAck(socket: Socket, by: number, why: string): void {
  transmit(socket, ACK, acceptableSeq(socket), acceptableSeq(socket), 0, null, by, why);
}

/** A sequence number that the peer takes even if it has shrunk its window. `tcp_acceptable_seq`. */
export const acceptableSeq = (socket: Socket): number =>
  socket.sndUna + socket.sndWnd < socket.sndNxt && socket.sndWnd > 0
    ? socket.sndUna + socket.sndWnd
    : socket.sndNxt;

export const inFlight = (socket: Socket): number =>
  socket.packetsOut - socket.sackedOut - socket.lostOut + socket.retransOut;

/** Take a packet out of the count of those sent again. */
export function forgetRetransmission(socket: Socket, packet: Packet): void {
  if (packet.marks & RETRANSMITTED) {
    packet.marks &= ~RETRANSMITTED;
    socket.retransOut--;
  }
}
