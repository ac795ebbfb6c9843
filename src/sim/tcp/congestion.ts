/** Congestion window: growth by Reno or CUBIC, proportional rate reduction in recovery. RFC 5681, RFC 6937. */
import { isWindowLimited, slowStart, stepUp } from './congestion-window.ts';
import { beginCubic, cubicThreshold, growCubic } from './cubic.ts';
import { queueCwr, withdrawCwr } from './ecn.ts';
import { EVER_RETRANSMITTED } from './packet.ts';
import { CWR, DISORDER, LOSS, OPEN, type Socket } from './socket.ts';
import { inFlight } from './transmit.ts';

const infinite = 0x7fffffff;

/** What the window falls to: half of it under Reno. `tcp_reno_ssthresh`. */
const threshold = (socket: Socket): number =>
  socket.cubic ? cubicThreshold(socket, socket.cubic) : Math.max(socket.cwnd >> 1, 2);

/** The handshake is complete. `tcp_init_congestion_control`. */
export function beginCongestionControl(socket: Socket): void {
  if (socket.ground.settings.tcp_congestion_control === 'cubic') beginCubic(socket);
}

/** `tcp_init_undo` */
export function initUndo(socket: Socket): void {
  socket.undoMarker = socket.sndUna;
  // What is still out may be told of as a duplicate, that of a loss probe too.
  const probe = socket.tlpHighSeq >= 0 && socket.tlpRetrans ? 1 : 0;
  socket.undoRetrans = socket.retransOut + probe || -1;
}

/** `tcp_init_cwnd_reduction` */
export function initReduction(socket: Socket): void {
  socket.highSeq = socket.sndNxt;
  socket.tlpHighSeq = -1;
  socket.cwndCount = 0;
  socket.priorCwnd = socket.cwnd;
  socket.prrDelivered = 0;
  socket.prrOut = 0;
  socket.ssthresh = threshold(socket);
  if (socket.ecn) queueCwr(socket);
}

/** The network has told of congestion, so there is nothing to take back. `tcp_enter_cwr` */
export function enterCwr(socket: Socket): void {
  socket.priorSsthresh = 0;
  if (socket.ca >= CWR) return;
  socket.undoMarker = -1;
  initReduction(socket);
  socket.ca = CWR;
}

/** After each ACK in recovery: let as much out as came in, shrinking to ssthresh. `tcp_cwnd_reduction`. */
export function reduceWindow(socket: Socket, delivered: number, lost: number, advanced: boolean): void {
  if (delivered <= 0 || socket.priorCwnd === 0) return;
  const room = socket.ssthresh - inFlight(socket);
  socket.prrDelivered += delivered;
  let send: number;
  if (room < 0) {
    send = Math.ceil((socket.ssthresh * socket.prrDelivered) / socket.priorCwnd) - socket.prrOut;
  } else {
    send = Math.max(socket.prrDelivered - socket.prrOut, delivered);
    if (advanced && lost <= 0) send++;
    send = Math.min(room, send);
  }
  socket.cwnd = inFlight(socket) + Math.max(send, socket.prrOut > 0 ? 0 : 1);
}

/** `tcp_end_cwnd_reduction` */
export function endReduction(socket: Socket): void {
  if (socket.ssthresh < infinite && (socket.ca === CWR || socket.undoMarker >= 0))
    socket.cwnd = socket.ssthresh;
}

/** Is the oldest packet, or any other, under way again? `tcp_any_retrans_done`. */
export const anyRetransmitted = (socket: Socket): boolean =>
  socket.retransOut > 0 || (socket.head !== null && (socket.head.marks & EVER_RETRANSMITTED) > 0);

/** `tcp_try_keep_open` */
export function keepOpen(socket: Socket): void {
  const leftOut = socket.sackedOut > 0 || socket.lostOut > 0;
  const state = leftOut || anyRetransmitted(socket) ? DISORDER : OPEN;
  if (socket.ca === state) return;
  socket.ca = state;
  socket.highSeq = socket.sndNxt;
}

/** Slow start, then one more per window – only if the window was what held us back. `tcp_reno_cong_avoid`. */
export function congestionAvoidance(socket: Socket, acked: number): void {
  if (socket.cubic) {
    growCubic(socket, socket.cubic, acked);
    return;
  }
  if (!isWindowLimited(socket)) return;
  const left = socket.cwnd < socket.ssthresh ? slowStart(socket, acked) : acked;
  if (left > 0) stepUp(socket, socket.cwnd, left);
}

/** A timeout cuts the window to one packet. `tcp_enter_loss`. */
export function lossWindow(socket: Socket): void {
  if (
    socket.ca <= DISORDER ||
    socket.highSeq <= socket.sndUna ||
    (socket.ca === LOSS && socket.retransmits === 0)
  ) {
    socket.priorSsthresh = Math.max(socket.ssthresh, (socket.cwnd >> 1) + (socket.cwnd >> 2));
    socket.priorCwnd = socket.cwnd;
    socket.ssthresh = threshold(socket);
    initUndo(socket);
  }
  socket.cwnd = inFlight(socket) + 1;
  socket.cwndCount = 0;
  if (socket.cubic) beginCubic(socket);
}

/** It was a false alarm: take the reduction back. `tcp_undo_cwnd_reduction`. */
export function undoReduction(socket: Socket): void {
  if (socket.priorSsthresh > 0) {
    socket.cwnd = Math.max(socket.cwnd, socket.priorCwnd);
    if (socket.priorSsthresh > socket.ssthresh) {
      socket.ssthresh = socket.priorSsthresh;
      if (socket.ecn) withdrawCwr(socket);
    }
  }
  socket.undoMarker = -1;
  socket.rackAdvanced = true;
}

/** Nothing sent for longer than the RTO: the window goes back towards its start. `tcp_cwnd_restart`. */
export function restartAfterIdle(socket: Socket): void {
  if (!socket.ground.settings.tcp_slow_start_after_idle || socket.packetsOut > 0) return;
  let idle = socket.ground.now - socket.lastSendAt;
  if (socket.lastSendAt === 0 || idle <= socket.rto || socket.cwnd <= 10) return;
  socket.ssthresh = Math.max(socket.ssthresh, (socket.cwnd >> 1) + (socket.cwnd >> 2));
  while (idle > socket.rto && socket.cwnd > 10) {
    socket.cwnd = Math.max(10, socket.cwnd >> 1);
    idle -= socket.rto;
  }
  socket.cwndCount = 0;
}
