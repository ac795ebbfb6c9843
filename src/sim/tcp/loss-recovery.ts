/** From Open through Disorder and Recovery to Loss and back. `tcp_fastretrans_alert` and its helpers. */
import { LOST, type Packet, RETRANSMITTED, SACKED } from '../packet.ts';
import type { WireSegment } from '../segment.ts';
import { CWR, LOSS, OPEN, RECOVERY, REORDER, RTO, type Socket } from '../socket.ts';
import { DATA_SACKED, LOST_RETRANS, ORIG_SACK_ACKED, SET_TIMER, UNA_ADVANCED } from './ack-arrival.ts';
import {
  endReduction,
  initReduction,
  initUndo,
  keepOpen,
  lossWindow,
  reduceWindow,
  undoReduction,
} from './congestion.ts';
import { detectLoss, lateness, markLost, rackMarkLost } from './rack.ts';
import { BY_RECOVERY, sendAgain } from './send-queue.ts';
import { armWrite, rearmRto } from './timers.ts';
import { inFlight } from './transmit.ts';

/** The RTO fired: everything but what left a moment ago counts as lost. `tcp_enter_loss`. */
export function enterLoss(socket: Socket): void {
  const fresh = socket.ca < RECOVERY;
  if (!socket.sackOk) socket.sackedOut = 0;
  for (let packet = socket.head; packet && packet !== socket.unsent; packet = packet.next) {
    if (packet !== socket.head && socket.rackSentIn >= 0 && lateness(socket, packet, 0) > 0) continue;
    markLost(socket, packet);
    if (packet.marks & RETRANSMITTED) {
      packet.marks &= ~RETRANSMITTED;
      socket.retransOut--;
    }
  }
  lossWindow(socket);
  socket.ca = LOSS;
  socket.highSeq = socket.sndNxt;
  socket.tlpHighSeq = -1;
  socket.frto = socket.host.settings.tcp_frto > 0 && socket.sackOk && (fresh || socket.retransmits > 0);
}

/** Did the ACK echo a time before our first retransmission? Then the original had arrived. `tcp_packet_delayed`. */
const originalArrived = (socket: Socket, segment: WireSegment): boolean =>
  socket.retransStamp >= 0 &&
  segment.tsval >= 0 &&
  segment.tsecr > 0 &&
  segment.tsecr - 1 < socket.retransStamp;

const mayUndo = (socket: Socket, segment: WireSegment): boolean =>
  socket.undoMarker >= 0 && (socket.undoRetrans === 0 || originalArrived(socket, segment));

function reopen(socket: Socket): void {
  socket.ca = OPEN;
  socket.retransStamp = -1;
}

function identifyLoss(socket: Socket, flag: number): number {
  if (!socket.head || socket.head === socket.unsent) return flag;
  if (!socket.sackOk) {
    // NewReno: three duplicates, or a partial ACK in recovery.
    const proven = socket.ca < RECOVERY && socket.sackedOut >= socket.reordering;
    if (proven || (socket.ca >= RECOVERY && flag & UNA_ADVANCED)) markLost(socket, socket.head);
    return flag;
  }
  const before = socket.retransOut;
  let result = flag;
  if (rackMarkLost(socket)) result &= ~SET_TIMER;
  return socket.retransOut < before ? result | LOST_RETRANS : result;
}

function enterRecovery(socket: Socket): void {
  socket.priorSsthresh = 0;
  initUndo(socket);
  if (socket.ca !== CWR) {
    socket.priorSsthresh = Math.max(socket.ssthresh, (socket.cwnd >> 1) + (socket.cwnd >> 2));
    initReduction(socket);
  }
  socket.ca = RECOVERY;
}

/** Duplicate ACKs without SACK stand for packets that arrived. `tcp_add_reno_sack`. */
function countDuplicates(socket: Socket, duplicates: number): void {
  if (socket.sackOk) return;
  socket.sackedOut = Math.min(socket.sackedOut + duplicates, Math.max(0, socket.packetsOut - 1));
}

/** Returns what to send (0 nothing, 1 lost packets, 2 new data) with the flags from bit 2 on. */
export function fastRetransmitAlert(
  socket: Socket,
  segment: WireSegment,
  flags: number,
  duplicates: number,
  priorUna: number,
): number {
  let flag = flags;
  if (socket.packetsOut === 0 && socket.sackedOut > 0) socket.sackedOut = 0;
  if (socket.ca === OPEN) socket.retransStamp = -1;
  else if (socket.sndUna >= socket.highSeq) {
    if (socket.ca === CWR) {
      if (socket.sndUna !== socket.highSeq) {
        endReduction(socket);
        socket.ca = OPEN;
      }
    } else if (socket.ca === RECOVERY) {
      if (!socket.sackOk) socket.sackedOut = 0;
      if (mayUndo(socket, segment)) undoReduction(socket);
      endReduction(socket);
      reopen(socket);
    }
  }
  if (socket.ca === RECOVERY) {
    if (!(flag & UNA_ADVANCED)) countDuplicates(socket, duplicates);
    if (socket.undoMarker >= 0 && socket.undoRetrans === 0) {
      undoReduction(socket);
      keepOpen(socket);
    }
    flag = identifyLoss(socket, flag);
  } else if (socket.ca === LOSS) {
    const send = inLoss(socket, segment, flag, duplicates);
    flag = identifyLoss(socket, flag);
    if ((socket.ca as number) !== OPEN && !(flag & LOST_RETRANS)) return send | (flag << 2);
    if (socket.lostOut === 0) {
      tryToOpen(socket);
      return flag << 2;
    }
    enterRecovery(socket);
  } else {
    if (!socket.sackOk) {
      if (flag & UNA_ADVANCED) socket.sackedOut = 0;
      countDuplicates(socket, duplicates);
    }
    flag = identifyLoss(socket, flag);
    if (socket.lostOut === 0) {
      tryToOpen(socket);
      return flag << 2;
    }
    enterRecovery(socket);
  }
  if (priorUna < 0) return flag << 2;
  return 1 | (flag << 2);
}

function tryToOpen(socket: Socket): void {
  if (socket.retransOut === 0) socket.retransStamp = -1;
  if (socket.ca !== CWR) keepOpen(socket);
}

/** An ACK after a timeout: was it spurious (F-RTO, RFC 5682), is it over? `tcp_process_loss`. */
function inLoss(socket: Socket, segment: WireSegment, flag: number, duplicates: number): number {
  const recovered = socket.sndUna >= socket.highSeq;
  const spurious = socket.frto && flag & ORIG_SACK_ACKED;
  if ((flag & UNA_ADVANCED && mayUndo(socket, segment)) || spurious) {
    for (let packet = socket.head; packet && packet !== socket.unsent; packet = packet.next) {
      if (packet.marks & LOST) {
        packet.marks &= ~LOST;
        socket.lostOut--;
      }
    }
    undoReduction(socket);
    socket.retransmits = 0;
    if (spurious || socket.sackOk) reopen(socket);
    return 0;
  }
  if (socket.frto) {
    if (socket.sndNxt > socket.highSeq) {
      if (flag & DATA_SACKED || duplicates > 0) socket.frto = false;
    } else if (flag & UNA_ADVANCED && !recovered) {
      socket.highSeq = socket.sndNxt;
      if (socket.unsent && socket.sndUna + socket.sndWnd > socket.sndNxt) return 2;
      socket.frto = false;
    }
  }
  if (recovered) {
    if (mayUndo(socket, segment)) undoReduction(socket);
    reopen(socket);
    return 0;
  }
  if (!socket.sackOk) {
    if (socket.sndNxt > socket.highSeq && duplicates > 0) countDuplicates(socket, duplicates);
    else if (flag & UNA_ADVANCED) socket.sackedOut = 0;
  }
  return 1;
}

/** Send again what is marked lost, as far as the window allows. `tcp_xmit_retransmit_queue`. */
export function sendLost(socket: Socket): void {
  if (socket.packetsOut === 0) return;
  let rearm = false;
  const first = socket.head;
  for (let packet: Packet | null = first; packet && packet !== socket.unsent; packet = packet.next) {
    if (inFlight(socket) >= socket.cwnd || socket.retransOut >= socket.lostOut) break;
    if (!(packet.marks & LOST) || packet.marks & (SACKED | RETRANSMITTED)) continue;
    if (!sendAgain(socket, packet, BY_RECOVERY, socket.sackOk ? 'rack' : 'fast-retransmit')) break;
    packet.marks |= RETRANSMITTED;
    socket.retransOut++;
    if (socket.retransStamp < 0) socket.retransStamp = socket.world.ms;
    if (socket.undoRetrans < 0) socket.undoRetrans = 0;
    socket.undoRetrans++;
    if (socket.ca === CWR || socket.ca === RECOVERY) socket.prrOut++;
    if (packet === first && socket.pending !== REORDER) rearm = true;
  }
  if (rearm) armWrite(socket, RTO, socket.rto);
}

/** The reordering window is over. `tcp_rack_reo_timeout`. */
export function reorderTimerFires(socket: Socket): void {
  const before = inFlight(socket);
  detectLoss(socket);
  if (inFlight(socket) !== before) {
    if (socket.ca !== RECOVERY) {
      enterRecovery(socket);
      reduceWindow(socket, 1, 0, false);
    }
    sendLost(socket);
  }
  if (socket.pending !== RTO) rearmRto(socket);
}
