/** From Open through Disorder and Recovery to Loss and back. `tcp_fastretrans_alert` and its helpers. */

import type { WireSegment } from '../segment.ts';
import type { AckFacts } from './ack-facts.ts';
import {
  anyRetransmitted,
  endReduction,
  enterCwr,
  initReduction,
  initUndo,
  keepOpen,
  lossWindow,
  reduceWindow,
  undoReduction,
} from './congestion.ts';
import { queueCwr } from './ecn.ts';
import { LOST, type Packet, RETRANSMITTED, SACKED } from './packet.ts';
import { detectLoss, lateness, markLost, rackMarkLost } from './rack.ts';
import { addRenoSacks } from './reno-sacks.ts';
import { overestimated, overtaken } from './reordering.ts';
import { sendAgain } from './resend.ts';
import { hasUnsent } from './send-queue.ts';
import { type CaState, CWR, DISORDER, LOSS, OPEN, RECOVERY, type Socket } from './socket.ts';
import { armWrite, rearmRto } from './timers.ts';
import { inFlight } from './transmit.ts';

/** The RTO fired: everything but what left a moment ago counts as lost. `tcp_enter_loss`. */
export function enterLoss(socket: Socket): void {
  const fresh = socket.ca < RECOVERY;
  if (!socket.sackOk) socket.sackedOut = 0;
  for (let packet = socket.head; packet; packet = packet.next) {
    if (packet !== socket.head && lateness(socket, packet, 0) > 0) continue;
    markLost(socket, packet);
  }
  lossWindow(socket);
  if (socket.ca <= DISORDER) overestimated(socket);
  socket.ca = LOSS;
  socket.highSeq = socket.sndNxt;
  socket.tlpHighSeq = -1;
  if (socket.ecn) queueCwr(socket);
  socket.frto = socket.ground.settings.tcp_frto > 0 && (fresh || socket.retransmits > 0);
}

/**
 * Did the ACK echo a time before our first retransmission, or was nothing sent again yet? Then the original had arrived.
 * `tcp_packet_delayed`.
 */
const originalArrived = (socket: Socket, segment: WireSegment): boolean => {
  if (socket.retransStamp < 0) return socket.sackOk || socket.sndUna < socket.highSeq;
  return segment.tsecr > 0 && segment.tsecr - 1 < socket.retransStamp;
};

const mayUndo = (socket: Socket, segment: WireSegment): boolean =>
  socket.undoMarker >= 0 && (socket.undoRetrans === 0 || originalArrived(socket, segment));

/**
 * Without SACK duplicate ACKs must be told from losses: loss recovery lasts until something beyond it is acknowledged, RFC
 * 6582. True: it lasts. `tcp_is_non_sack_preventing_reopen`.
 */
function lasts(socket: Socket): boolean {
  if (socket.sackOk || socket.sndUna !== socket.highSeq) return false;
  if (!anyRetransmitted(socket)) socket.retransStamp = -1;
  return true;
}

/** Everything sent before it is acknowledged. False: the recovery lasts. `tcp_try_undo_recovery`. */
function undoRecovery(socket: Socket, segment: WireSegment): boolean {
  if (mayUndo(socket, segment)) undoReduction(socket);
  else if (socket.reoPersist > 0) socket.reoPersist--;
  if (lasts(socket)) return false;
  socket.ca = OPEN;
  return true;
}

/** What was sent again had all arrived before: `tcp_try_undo_dsack`. */
function undoneByDsacks(socket: Socket): boolean {
  if (socket.undoMarker < 0 || socket.undoRetrans !== 0) return false;
  socket.reoPersist = Math.min(16, socket.reoPersist + 1);
  undoReduction(socket);
  return true;
}

/** `tcp_identify_packet_loss` */
function identifyLoss(socket: Socket, facts: AckFacts): void {
  if (!socket.head) return;
  if (!socket.sackOk) {
    // Three duplicates, or a partial ACK in recovery. tcp_newreno_mark_lost
    const proven = socket.ca < RECOVERY && socket.sackedOut >= socket.reordering;
    const lost = proven || (socket.ca === RECOVERY && facts.unaAdvanced);
    if (lost && !(socket.head.marks & LOST)) markLost(socket, socket.head);
    return;
  }
  const before = socket.retransOut;
  if (rackMarkLost(socket)) facts.setTimer = false;
  if (socket.retransOut < before) facts.lostRetrans = true;
}

function enterRecovery(socket: Socket, echo: boolean): void {
  socket.priorSsthresh = 0;
  initUndo(socket);
  if (socket.ca !== CWR) {
    if (!echo) socket.priorSsthresh = Math.max(socket.ssthresh, (socket.cwnd >> 1) + (socket.cwnd >> 2));
    initReduction(socket);
  }
  socket.ca = RECOVERY;
}

/** A false alarm: what was taken for lost is only late. `tcp_undo_cwnd_reduction`. */
function nothingIsLost(socket: Socket): void {
  for (let packet = socket.head; packet; packet = packet.next) packet.marks &= ~LOST;
  socket.lostOut = 0;
}

/**
 * The hole was filled by the original, not by what was sent again: reordering, no loss. True: other retransmissions are
 * still out, so nothing more is taken for lost. `tcp_try_undo_partial`.
 */
function delayedRetransmission(socket: Socket, { segment, priorUna }: AckFacts): boolean {
  if (socket.undoMarker < 0 || !originalArrived(socket, segment)) return false;
  overtaken(socket, priorUna);
  if (socket.retransOut > 0) return true;
  if (!anyRetransmitted(socket)) socket.retransStamp = -1;
  nothingIsLost(socket);
  undoReduction(socket);
  keepOpen(socket);
  return false;
}

/** What an ACK lets a host send next. */
export type NextStep = 'nothing' | 'lost-packets' | 'new-data';

/** Moves between the states of congestion control, and marks what is lost. `duplicates`: 1 for a duplicate ACK, else 0. */
export function fastRetransmitAlert(socket: Socket, facts: AckFacts, duplicates: number): NextStep {
  const { segment } = facts;
  // Congestion is proven: no reduction is taken back.
  if (facts.echo) socket.priorSsthresh = 0;
  if (socket.ca === OPEN) socket.retransStamp = -1;
  else if (socket.sndUna >= socket.highSeq) {
    if (socket.ca === CWR) {
      if (socket.sndUna !== socket.highSeq) {
        endReduction(socket);
        socket.ca = OPEN;
      }
    } else if (socket.ca === RECOVERY) {
      if (!socket.sackOk) socket.sackedOut = 0;
      if (!undoRecovery(socket, segment)) return 'nothing';
      endReduction(socket);
    }
  }
  if (socket.ca === RECOVERY) {
    if (!facts.unaAdvanced) {
      if (!socket.sackOk) addRenoSacks(socket, duplicates);
    } else if (delayedRetransmission(socket, facts)) return 'nothing';
    if (undoneByDsacks(socket)) tryToOpen(socket, facts.echo);
    identifyLoss(socket, facts);
    if ((socket.ca as CaState) === RECOVERY) return 'lost-packets';
    if (socket.lostOut === 0) return 'nothing';
    enterRecovery(socket, facts.echo);
    return 'lost-packets';
  }
  if (socket.ca === LOSS) {
    const next = inLoss(socket, facts, duplicates);
    identifyLoss(socket, facts);
    if ((socket.ca as CaState) !== OPEN && !facts.lostRetrans) return next;
  } else {
    if (!socket.sackOk) {
      if (facts.unaAdvanced) socket.sackedOut = 0;
      addRenoSacks(socket, duplicates);
    }
    if (socket.ca <= DISORDER) undoneByDsacks(socket);
    identifyLoss(socket, facts);
  }
  if (socket.lostOut === 0) {
    tryToOpen(socket, facts.echo);
    return 'nothing';
  }
  enterRecovery(socket, facts.echo);
  return 'lost-packets';
}

function tryToOpen(socket: Socket, echo: boolean): void {
  if (!anyRetransmitted(socket)) socket.retransStamp = -1;
  if (echo) enterCwr(socket);
  if (socket.ca !== CWR) keepOpen(socket);
}

/** An ACK after a timeout: was it spurious (F-RTO, RFC 5682), is it over? `tcp_process_loss`. */
function inLoss(socket: Socket, facts: AckFacts, duplicates: number): NextStep {
  const { segment } = facts;
  const recovered = socket.sndUna >= socket.highSeq;
  const spurious = socket.frto && facts.origSackAcked;
  if ((facts.unaAdvanced && mayUndo(socket, segment)) || spurious) {
    nothingIsLost(socket);
    undoReduction(socket);
    socket.retransmits = 0;
    if (!lasts(socket) && (spurious || socket.sackOk)) socket.ca = OPEN;
    return 'nothing';
  }
  if (socket.frto) {
    if (socket.sndNxt > socket.highSeq) {
      if (facts.dataSacked || duplicates > 0) socket.frto = false;
    } else if (facts.unaAdvanced && !recovered) {
      if (hasUnsent(socket) && socket.sndUna + socket.sndWnd > socket.sndNxt) return 'new-data';
      socket.frto = false;
    }
  }
  if (recovered) {
    undoRecovery(socket, segment);
    return 'nothing';
  }
  if (!socket.sackOk) {
    if (socket.sndNxt > socket.highSeq && duplicates > 0) addRenoSacks(socket, duplicates);
    else if (facts.unaAdvanced) socket.sackedOut = 0;
  }
  return 'lost-packets';
}

/** Send again what is marked lost, as far as the window allows. `tcp_xmit_retransmit_queue`. */
export function sendLost(socket: Socket): void {
  let rearm = false;
  const first = socket.head;
  /** The packet before, if it has just left and its buffer goes on. */
  let before: Packet | null = null;
  for (let packet: Packet | null = first; packet; packet = packet.next) {
    if (inFlight(socket) >= socket.cwnd || socket.retransOut >= socket.lostOut) break;
    if (!(packet.marks & LOST) || packet.marks & (SACKED | RETRANSMITTED)) {
      before = null;
      continue;
    }
    const { cut } = packet;
    if (!sendAgain(socket, packet, 'recovery', socket.sackOk ? 'rack' : 'fast-retransmit', before)) break;
    before = cut || packet.endsBuffer ? null : packet;
    packet.marks |= RETRANSMITTED;
    socket.retransOut++;
    if (socket.retransStamp < 0) socket.retransStamp = socket.ground.ms;
    if (socket.undoRetrans < 0) socket.undoRetrans = 0;
    socket.undoRetrans++;
    if (socket.ca === CWR || socket.ca === RECOVERY) socket.prrOut++;
    if (packet === first && socket.pending !== 'reorder') rearm = true;
  }
  if (rearm) armWrite(socket, 'rto', socket.rto);
}

/** The reordering window is over. `tcp_rack_reo_timeout`. */
export function reorderTimerFires(socket: Socket): void {
  const before = inFlight(socket);
  detectLoss(socket);
  if (inFlight(socket) !== before) {
    if (socket.ca !== RECOVERY) {
      enterRecovery(socket, false);
      reduceWindow(socket, 1, 0, false);
    }
    sendLost(socket);
  }
  rearmRto(socket);
}
