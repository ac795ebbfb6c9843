/** Answers to segments that are not acceptable, and how often they may be given. RFC 5961 §5, §7. */
import type { ReasonCode } from '../reason-codes.ts';
import { FIN, SYN, type WireSegment } from '../segment.ts';
import { enterQuickAck } from './ack-owed.ts';
import type { Socket } from './socket.ts';
import { sendAck } from './transmit.ts';

/**
 * `tcp_oow_rate_limited`: what carries data or a FIN may always be answered; the rest at most once in
 * `tcp_invalid_ratelimit`, so that two hosts cannot answer each other for ever.
 */
export function mayAnswer(socket: Socket, segment: WireSegment): boolean {
  if (segment.seq !== segment.end && !(segment.flags & SYN)) return true;
  return underLimit(socket);
}

function underLimit(socket: Socket): boolean {
  const { wheel, now } = socket.ground;
  const tick = wheel.ticks(now);
  const limit = wheel.toTicks(socket.ground.settings.tcp_invalid_ratelimit * 1000);
  if (socket.lastOowTick >= 0 && tick - socket.lastOowTick < limit) {
    if (socket.ground.log) socket.ground.log.drop(socket, 'rate-limited');
    return false;
  }
  socket.lastOowTick = tick;
  return true;
}

/** RFC 5961: the sender of something suspicious is asked to prove itself. `tcp_send_challenge_ack`. */
export function challenge(socket: Socket, why: ReasonCode): void {
  if (underLimit(socket)) sendAck(socket, 'reply', why);
}

/** A duplicate or a segment outside the window: ACK with what we expect, and with a DSACK. `tcp_send_dupack`. */
export function duplicateAck(socket: Socket, segment: WireSegment, why: ReasonCode): void {
  const { seq, end } = segment;
  if (end !== seq && seq < socket.rcvNxt) {
    enterQuickAck(socket);
    noteDuplicate(socket, seq, Math.min(end, socket.rcvNxt));
  }
  sendAck(socket, 'reply', segment.flags & FIN ? 'ack-duplicate-fin' : why);
}

/** RFC 2883: tell the peer what came twice. `tcp_dsack_set`. */
export function noteDuplicate(socket: Socket, left: number, right: number): void {
  if (!socket.sackOk || !socket.ground.settings.tcp_dsack) return;
  socket.dsack = [left, right];
}
