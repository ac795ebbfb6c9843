/** Opening: connect(), the listener, SYN-SENT and SYN-RECEIVED. RFC 9293 §3.5, §3.10.7.2–3. */

import { ACK, ECE, LINK_MSS, RST, SYN, type WireSegment } from '../segment.ts';
import { ackArrives } from './ack-arrival.ts';
import { expandSendBuffer } from './calls.ts';
import { answerWithReset, done, resetReceived, setState } from './closing.ts';
import { beginCongestionControl } from './congestion.ts';
import { synAckFlags, synAckHeard, synFlags } from './ecn.ts';
import type { Ground } from './ground.ts';
import { initReceiveWindow } from './receive-window.ts';
import { noHandshakeSample } from './rto.ts';
import { queueSyn } from './send-queue.ts';
import { Socket, type SocketOwner, TIMESTAMPS } from './socket.ts';
import { armWrite } from './timers.ts';
import { sendAck } from './transmit.ts';

/** TCP_MIN_MSS, bytes. */
const smallestMss = 88;

function makeSocket(ground: Ground<Socket>, port: number): Socket {
  const socket = new Socket(ground, port);
  ground.nextIss = socket.iss + 65537;
  ground.connections[port] = socket;
  return socket;
}

/** What the link takes, unless TCP_MAXSEG is less. `tcp_mss_clamp` */
const clamped = ({ userMss }: Socket, mss: number): number => (userMss ? Math.min(userMss, mss) : mss);

/**
 * connect(): SYN. `maxSeg`: TCP_MAXSEG, as set before; 0: it was not. `tsRecent`: the peer's last timestamp, from the TIME-WAIT
 * whose port this is; -1: there is none. `tcp_v4_connect`, `tcp_twsk_unique`, `tcp_connect`.
 */
export function activeOpen(
  ground: Ground<Socket>,
  port: number,
  owner: SocketOwner,
  maxSeg = 0,
  tsRecent = -1,
): Socket {
  const { settings, policy } = ground;
  const socket = makeSocket(ground, port);
  socket.owner = owner;
  socket.userMss = maxSeg;
  socket.tsRecent = tsRecent;
  socket.offeredMss = clamped(socket, LINK_MSS);
  socket.sackOk = settings.tcp_sack > 0 && policy.sack;
  socket.tsOk = settings.tcp_timestamps > 0;
  setState(socket, 'SYN_SENT', 'syn-sent');
  queueSyn(socket, settings.tcp_ecn === 1 ? synFlags(socket) : 0, 'syn');
  return socket;
}

/** A segment for the server's port that no socket claims. False: it is not one for a listener. */
export function listenerReceives(ground: Ground<Socket>, segment: WireSegment): boolean {
  if (!(segment.flags & SYN) || segment.flags & (ACK | RST)) return false;
  // tcp_conn_request
  if (ground.acceptQueueFull) {
    if (ground.log) ground.log.dropWithoutSocket(ground.side, segment.port, 'accept-queue-full-syn');
    return true;
  }
  const socket = makeSocket(ground, segment.port);
  // A socket has from its listener what that was told. tcp_openreq_init_rwin, tcp_make_synack
  socket.userMss = ground.listenerMaxSeg;
  socket.offeredMss = clamped(socket, LINK_MSS);
  synReceived(socket, segment);
  setState(socket, 'SYN_RECV', 'syn-received');
  queueSyn(socket, segment.flags & ECE ? synAckFlags(socket, segment) : 0, 'syn-ack');
  return true;
}

/** What a SYN tells: the peer's ISN, window and options. */
function synReceived(socket: Socket, segment: WireSegment): void {
  socket.irs = segment.seq;
  socket.rcvNxt = segment.seq + 1;
  socket.rcvWup = socket.rcvNxt;
  socket.copiedSeq = socket.rcvNxt;
  socket.sndWnd = segment.win;
  socket.sndWl1 = segment.seq;
  socket.maxWindow = Math.max(socket.maxWindow, segment.win);
  // An option counts if both offer it.
  const { settings, policy } = socket.ground;
  socket.sackOk = segment.sackOk && settings.tcp_sack > 0 && policy.sack;
  socket.tsOk = segment.tsval >= 0 && settings.tcp_timestamps > 0;
  socket.tsRecent = socket.tsOk ? segment.tsval : -1;
  // tcp_parse_options, tcp_sync_mss, tcp_initialize_rcv_mss
  socket.mss = clamped(socket, segment.mss) - (socket.tsOk ? TIMESTAMPS : 0);
  socket.rcvMss = Math.max(smallestMss, Math.min(socket.rcvMss, socket.mss, socket.peerMss));
  if (!segment.scaleOk || settings.tcp_window_scaling === 0) socket.windowUnit = 1;
}

/** `tcp_rcv_synsent_state_process` */
export function synSentReceives(socket: Socket, segment: WireSegment): void {
  const { ground } = socket;
  const { flags, ack } = segment;
  if (flags & ACK) {
    if (ack <= socket.iss || ack > socket.sndNxt) {
      // RFC 9293 figure 9: an old half-open connection answers; reset it. Linux tries again at once (TCP_TIMEOUT_MIN).
      if (ground.policy.retriesHalfOpen && socket.retransmits === 0)
        armWrite(socket, 'rto', ground.wheel.toUs(2));
      answerWithReset(ground, segment, socket, 'half-open');
      return;
    }
    if (flags & RST) {
      resetReceived(socket);
      return;
    }
  }
  // Two that open towards each other are no part of a scenario.
  if (!(flags & SYN && flags & ACK)) {
    if (ground.log) ground.log.drop(socket, 'syn-sent-ignored');
    return;
  }
  synReceived(socket, segment);
  if (socket.ecn) synAckHeard(socket, segment);
  ackArrives(socket, segment);
  established(socket, segment);
  sendAck(socket, 'reply', 'handshake-ack');
  socket.owner?.poke();
}

/** The ACK of our SYN|ACK. False: it is none, or there is no room. `tcp_check_req`, `tcp_rcv_state_process`. */
export function completeHandshake(socket: Socket, segment: WireSegment): boolean {
  if (segment.ack !== socket.sndNxt) {
    answerWithReset(socket.ground, segment, socket, 'bad-handshake-ack');
    return false;
  }
  if (socket.ground.acceptQueueFull) {
    overflow(socket, segment);
    return false;
  }
  ackArrives(socket, segment);
  established(socket, segment);
  socket.ground.accepted(socket);
  return true;
}

/** No room to wait for accept(). The third segment is dropped, and SYN|ACK will be sent again. `tcp_v4_syn_recv_sock`. */
function overflow(socket: Socket, segment: WireSegment): void {
  const { ground } = socket;
  if (ground.settings.tcp_abort_on_overflow > 0) {
    answerWithReset(ground, segment, socket, 'abort-on-overflow');
    done(socket, 'abort-on-overflow');
  } else if (ground.log) ground.log.drop(socket, 'accept-queue-full');
}

function established(socket: Socket, { tsval, tsecr }: WireSegment): void {
  if (socket.srtt8 === 0) noHandshakeSample(socket);
  // RFC 5681 §3.1: a lost SYN means care, unless its echo says that the first one arrived. tcp_init_transfer, tcp_try_undo_spurious_syn.
  const spurious = tsval >= 0 && tsecr === socket.synStamp;
  // A SYN|ACK that only answered another SYN is no sign of a loss (num_timeout).
  if (socket.totalRetrans > 1 && socket.totalRto > 0 && !spurious) socket.cwnd = 1;
  // tcp_finish_connect, tcp_create_openreq_child: as if data had just come.
  socket.lastReceiveTick = socket.ground.wheel.ticks(socket.ground.now);
  initReceiveWindow(socket);
  expandSendBuffer(socket);
  beginCongestionControl(socket);
  setState(socket, 'ESTABLISHED', 'established');
}
