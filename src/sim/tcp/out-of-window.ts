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
  if (underLimit(socket) && hostMayChallenge(socket)) sendAck(socket, 'reply', why);
}

/** The largest int: no limit. */
const unlimited = 2_147_483_647;

/** RFC 5961 §7: so many a second and host; half to one and a half of the limit, so that nobody can count them. `tcp_challenge_ack_allowed`. */
function hostMayChallenge(socket: Socket): boolean {
  const { ground } = socket;
  const limit = ground.settings.tcp_challenge_ack_limit;
  // With 0 the kernel draws from all 32-bit numbers.
  if (limit === unlimited || limit === 0) return true;
  const second = ground.wheel.seconds(ground.now);
  if (second !== ground.challengeSecond) {
    ground.challengeSecond = second;
    ground.challengesLeft = ((limit + 1) >> 1) + Math.floor(ground.draw() * limit);
  }
  if (ground.challengesLeft > 0) {
    ground.challengesLeft--;
    return true;
  }
  if (ground.log) ground.log.drop(socket, 'host-rate-limited');
  return false;
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

/** As far as it touches what is to be told already. `tcp_dsack_extend`. */
export function extendDuplicate(socket: Socket, left: number, right: number): void {
  const { dsack } = socket;
  if (!dsack) noteDuplicate(socket, left, right);
  else if (left <= dsack[1] && dsack[0] <= right)
    socket.dsack = [Math.min(left, dsack[0]), Math.max(right, dsack[1])];
}

/** RFC 2883: tell the peer what came twice. `tcp_dsack_set`. */
export function noteDuplicate(socket: Socket, left: number, right: number): void {
  if (!socket.sackOk || !socket.ground.settings.tcp_dsack) return;
  socket.dsack = [left, right];
}
