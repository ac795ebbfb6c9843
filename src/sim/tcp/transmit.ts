/** Building a segment and handing it to the link. `__tcp_transmit_skb`. */
import type { ReasonCode } from '../reason-codes.ts';
import { ACK, RST, type SeqRange, SYN, WireSegment } from '../segment.ts';
import type { SentBy } from '../trace.ts';
import { ackWasSent, dataWasSent } from './ack-owed.ts';
import { cubicStarts } from './cubic.ts';
import { flagsOfSegment, markable } from './ecn.ts';
import { type Packet, RETRANSMITTED, SETTLED } from './packet.ts';
import { selectWindow, synWindow } from './receive-window.ts';
import type { Socket } from './socket.ts';

/**
 * Send what is described. `seq … end` counts SYN and FIN; `packet`, where given, is the piece of the send queue behind it.
 * `by` and `why` are what the trace says about it.
 */
export function transmit(
  socket: Socket,
  flags: number,
  seq: number,
  end: number,
  packet: Packet | null,
  by: SentBy,
  why: ReasonCode,
): void {
  const { ground } = socket;
  const len = packet ? packet.len : 0;
  const syn = (flags & SYN) > 0;
  const ecn = socket.ecn > 0 && !syn;
  const more = ecn && !socket.mini ? flagsOfSegment(socket, len > 0 && seq >= socket.sndNxt) : 0;
  const segment = new WireSegment(ground.side, socket.port, flags | more, seq, end, len);
  if (ecn) segment.ecn = markable(socket);
  segment.seqBase = socket.iss;
  segment.ackBase = socket.irs;
  // 0 in a SYN, before anything has come.
  segment.ack = socket.rcvNxt;
  // A mini-socket offers to its end what was offered last (`tw_rcv_wnd`).
  if (!(flags & RST) && !socket.mini) {
    socket.rcvWnd = syn ? synWindow(socket) : selectWindow(socket);
    socket.rcvWup = socket.rcvNxt;
  }
  // What the field cannot say is not said; SYNs are never scaled.
  const unit = syn ? 1 : socket.windowUnit;
  segment.win = Math.min(socket.rcvWnd, 65_535 * unit) & -unit;
  // tcp_v4_timewait_ack writes it into the field without a look.
  if (socket.mini && socket.windowUnit === 1) segment.win = socket.rcvWnd & 0xffff;
  if (syn) {
    segment.mss = socket.offeredMss;
    segment.sackOk = socket.sackOk;
    segment.scaleOk = ground.settings.tcp_window_scaling > 0;
  }
  if (socket.tsOk) {
    segment.tsval = ground.ms + 1;
    segment.tsecr = socket.tsRecent;
    if (socket.synStamp < 0) socket.synStamp = segment.tsval;
  }
  if (socket.dsack || socket.sackBlocks) segment.sack = takeSackBlocks(socket);
  if (packet) {
    packet.sentAt = ground.now;
    packet.sentIn = ground.stamp;
    packet.nth = ++socket.sends;
    packet.marks &= ~SETTLED;
    packet.deliveredBefore = socket.delivered;
    segment.retransmissions = packet.retransmissions;
  }
  socket.lastWireAt = ground.now;
  ackWasSent(socket);
  if (len > 0) {
    if (socket.cubic && inFlight(socket) === 0) cubicStarts(socket, socket.cubic);
    if (!packet?.follows) dataWasSent(socket);
  }
  ground.emit(segment, socket, by, why);
}

/** DSACK first, then the newest block; 3 fit beside timestamps, 4 without. RFC 2018, RFC 2883. */
function takeSackBlocks(socket: Socket): SeqRange[] {
  const blocks: SeqRange[] = [];
  if (socket.dsack) {
    blocks.push(socket.dsack);
    socket.dsack = null;
  }
  const room = socket.tsOk ? 3 : 4;
  const late = socket.sackBlocks;
  if (late) for (let i = 0; i < late.length && blocks.length < room; i++) blocks.push(late[i] as SeqRange);
  return blocks;
}

/** What SACK blocks take of a segment's room, bytes. */
export const sackBytes = (blocks: readonly SeqRange[] | null): number => (blocks ? 4 + 8 * blocks.length : 0);

/** How much data a segment takes now: our own SACK blocks take room from it. `tcp_current_mss`. */
export function currentMss(socket: Socket): number {
  const { dsack, sackBlocks } = socket;
  if (!dsack && !sackBlocks) return socket.mss;
  const blocks = Math.min(socket.tsOk ? 3 : 4, (sackBlocks?.length ?? 0) + (dsack ? 1 : 0));
  return socket.mss - 4 - 8 * blocks;
}

/** A pure ACK. `tcp_send_ack`. */
export function sendAck(socket: Socket, by: SentBy, why: ReasonCode): void {
  const seq = acceptableSeq(socket);
  transmit(socket, ACK, seq, seq, null, by, why);
}

/** A number that the peer takes even if it has shrunk its window – by more than a window field may hide. `tcp_acceptable_seq`. */
export function acceptableSeq({ sndUna, sndWnd, sndNxt, windowUnit }: Socket): number {
  const edge = sndUna + sndWnd;
  return sndNxt - edge < windowUnit ? sndNxt : edge;
}

export const inFlight = (socket: Socket): number =>
  socket.packetsOut - socket.sackedOut - socket.lostOut + socket.retransOut;

/** Take a packet out of the count of those sent again. */
export function forgetRetransmission(socket: Socket, packet: Packet): void {
  if (packet.marks & RETRANSMITTED) {
    packet.marks &= ~RETRANSMITTED;
    socket.retransOut--;
  }
}
