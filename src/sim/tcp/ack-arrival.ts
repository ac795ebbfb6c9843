/** An ACK: what it takes off the queue, what it says about the round trip and about losses. `tcp_ack`. */
import { EVER_RETRANSMITTED, givePacketBack, LOST, RETRANSMITTED, SACKED } from '../packet.ts';
import { SYN, type WireSegment } from '../segment.ts';
import { OPEN, RECOVERY, type Socket, SYN_SENT } from '../socket.ts';
import {
  congestionAvoidance,
  endReduction,
  initReduction,
  keepOpen,
  reduceWindow,
  restartAfterIdle,
} from './congestion.ts';
import { fastRetransmitAlert, sendLost } from './loss-recovery.ts';
import { challenge } from './out-of-window.ts';
import { rackAdvance } from './rack.ts';
import { tagSacks } from './sack.ts';
import { push } from './send-queue.ts';
import { rearmRto, scheduleProbe } from './timers.ts';
import { windowHeard } from './zero-window-probe.ts';

/** What an ACK turned out to be; the kernel's FLAG_… of the same names. */
export const UNA_ADVANCED = 1;
const DATA_ACKED = 2;
const SYN_ACKED = 4;
const RETRANS_DATA_ACKED = 8;
export const DATA_SACKED = 16;
export const DSACKING = 32;
export const DSACK_TLP = 64;
export const ORIG_SACK_ACKED = 128;
const WIN_UPDATE = 256;
export const DATA = 512;
export const SET_TIMER = 1024;
export const LOST_RETRANS = 2048;
const ACKED = DATA_ACKED | SYN_ACKED;
const NOT_DUP = DATA | WIN_UPDATE | ACKED;

/** Send time of the oldest and newest packet that the SACK blocks at hand cover for the first time; -1: none. */
export const sackTimes = { first: -1, last: -1 };

/** Returns 1 used, 0 old but fine, -1 not acceptable (answered already where that is due). */
export function ackArrives(socket: Socket, segment: WireSegment): number {
  const { ack } = segment;
  const priorUna = socket.sndUna;
  const priorPackets = socket.packetsOut;
  const priorDelivered = socket.delivered;
  const priorLost = socket.lostOut;
  const hadSacks = segment.sack !== null && socket.sackOk;
  let flag = 0;
  sackTimes.first = -1;
  sackTimes.last = -1;

  if (ack < priorUna) {
    // RFC 5961 §5.2
    if (ack < priorUna - Math.min(socket.maxWindow, priorUna - socket.iss)) {
      challenge(socket, 'challenge-ack-old');
      return -1;
    }
    if (hadSacks) {
      flag |= tagSacks(socket, segment, priorUna);
      fastRetransmitAlert(socket, segment, flag, 0, priorUna);
      sendLost(socket);
    }
    return 0;
  }
  if (ack > socket.sndNxt) return -2;
  if (ack > priorUna) {
    flag |= UNA_ADVANCED;
    socket.retransmits = 0;
  }
  // RFC 7323 §4.3, tcp_replace_ts_recent
  if (segment.tsval >= 0 && segment.seq <= socket.rcvWup && segment.tsval >= socket.tsRecent)
    socket.tsRecent = segment.tsval;

  if (segment.seq !== segment.end) flag |= DATA;
  const { win } = segment;
  if (
    ack > priorUna ||
    segment.seq > socket.sndWl1 ||
    (segment.seq === socket.sndWl1 && (win > socket.sndWnd || win === 0))
  ) {
    flag |= WIN_UPDATE;
    socket.sndWl1 = segment.seq;
    // tcp_ack_update_window
    if (win !== socket.sndWnd && socket.unsent) restartAfterIdle(socket);
    socket.sndWnd = win;
    if (win > socket.maxWindow) socket.maxWindow = win;
  }
  socket.sndUna = ack;
  if (hadSacks) flag |= tagSacks(socket, segment, priorUna);
  socket.probesOut = 0;
  socket.lastAckMs = socket.world.ms;

  if (priorPackets === 0) {
    windowHeard(socket);
    if (socket.tlpHighSeq >= 0) probeAnswered(socket, ack, flag);
    return 1;
  }
  flag |= takeOff(socket, segment, priorUna);
  if (socket.tlpHighSeq >= 0) probeAnswered(socket, ack, flag);

  let send = 0;
  if (!(flag & NOT_DUP) || flag & (DATA_SACKED | DSACKING) || socket.ca !== OPEN) {
    const duplicates = flag & (UNA_ADVANCED | NOT_DUP | DSACKING) ? 0 : 1;
    const result = fastRetransmitAlert(socket, segment, flag, duplicates, priorUna);
    send = result & 3;
    flag = result >> 2;
  }
  if (flag & SET_TIMER && !scheduleProbe(socket, true)) rearmRto(socket);

  const delivered = socket.delivered - priorDelivered;
  if (socket.ca === 2 || socket.ca === RECOVERY)
    reduceWindow(socket, delivered, socket.lostOut - priorLost, (flag & UNA_ADVANCED) > 0);
  else if (flag & DATA_ACKED) congestionAvoidance(socket, delivered);
  if (socket.state !== SYN_SENT) {
    if (send === 2) {
      // F-RTO: new data first, it will tell whether the timeout was spurious.
      push(socket, true, 'data');
      if (socket.sndNxt > socket.highSeq) return 1;
      socket.frto = false;
    }
    if (send > 0) sendLost(socket);
  }
  return 1;
}

/** Take off what is acknowledged, take a round-trip sample. `tcp_clean_rtx_queue`. */
function takeOff(socket: Socket, segment: WireSegment, priorUna: number): number {
  const { world } = socket;
  const una = socket.sndUna;
  let flag = 0;
  let firstAt = -1;
  for (let packet = socket.head; packet && packet !== socket.unsent; packet = socket.head) {
    if (packet.end > una) break;
    const { marks } = packet;
    if (marks & (RETRANSMITTED | EVER_RETRANSMITTED)) {
      if (marks & RETRANSMITTED) socket.retransOut--;
      flag |= RETRANS_DATA_ACKED;
    } else if (!(marks & SACKED)) {
      if (firstAt < 0) firstAt = packet.sentAt;
      if (socket.sackOk && packet.seq < socket.highestSack) socket.reorderSeen = true;
      if (packet.end <= socket.highSeq) flag |= ORIG_SACK_ACKED;
    }
    if (marks & SACKED) socket.sackedOut--;
    else {
      socket.delivered++;
      if (socket.sackOk) rackAdvance(socket, packet, world.now);
    }
    if (marks & LOST) socket.lostOut--;
    socket.packetsOut--;
    if (packet.flags & SYN) {
      flag |= SYN_ACKED;
      socket.retransStamp = -1;
    } else flag |= DATA_ACKED;
    socket.head = packet.next;
    if (!packet.next) socket.tail = null;
    givePacketBack(packet);
  }
  const sampled = sample(socket, segment, flag, firstAt);
  if (flag & ACKED) {
    flag |= SET_TIMER;
    if (!socket.sackOk) renoAcked(socket, una - priorUna);
  } else if (sampled && sackTimes.first >= 0 && socket.head && sackTimes.first > socket.head.sentAt) {
    // The head was sent before what the SACK timed: do not put its RTO off.
    flag |= SET_TIMER;
  }
  return flag;
}

/** Karn: never from what was sent again – but a timestamp echo says which copy it was. `tcp_ack_update_rtt`. */
function sample(socket: Socket, segment: WireSegment, flag: number, firstAt: number): boolean {
  const { now } = socket.world;
  let rtt = -1;
  if (firstAt >= 0 && !(flag & RETRANS_DATA_ACKED)) rtt = now - firstAt;
  if (rtt < 0 && sackTimes.first >= 0) rtt = now - sackTimes.first;
  if (rtt < 0 && segment.tsval >= 0 && segment.tsecr > 0 && flag & ACKED)
    rtt = Math.max(1, socket.world.ms + 1 - segment.tsecr) * 1000;
  if (rtt < 0) return false;
  if (socket.minRtt === 0 || rtt < socket.minRtt) socket.minRtt = Math.max(1, rtt);
  socket.host.policy.sample(socket, rtt);
  return true;
}

/** `tcp_process_tlp_ack` */
function probeAnswered(socket: Socket, ack: number, flag: number): void {
  if (ack < socket.tlpHighSeq) return;
  if (!socket.tlpRetrans || flag & DSACK_TLP) socket.tlpHighSeq = -1;
  else if (ack > socket.tlpHighSeq) {
    // The original was lost: that is congestion.
    initReduction(socket);
    socket.ca = 2;
    endReduction(socket);
    keepOpen(socket);
  } else if (!(flag & (UNA_ADVANCED | NOT_DUP | DATA_SACKED))) socket.tlpHighSeq = -1;
}

/** Without SACK duplicate ACKs stand for packets that arrived; forget as many. `tcp_remove_reno_sacks`. */
function renoAcked(socket: Socket, bytes: number): void {
  const packets = Math.max(1, Math.ceil(bytes / socket.mss));
  socket.sackedOut = packets - 1 >= socket.sackedOut ? 0 : socket.sackedOut - (packets - 1);
  if (socket.sackedOut > socket.packetsOut) socket.sackedOut = socket.packetsOut;
}
