/** An ACK: what it takes off the queue, what it says about the round trip and about losses. `tcp_ack`. */

import { SYN, type WireSegment } from '../segment.ts';
import { AckFacts } from './ack-facts.ts';
import {
  congestionAvoidance,
  endReduction,
  initReduction,
  keepOpen,
  reduceWindow,
  restartAfterIdle,
} from './congestion.ts';
import { cubicAcked } from './cubic.ts';
import { echoHeard } from './ecn.ts';
import { fastRetransmitAlert, type NextStep, sendLost } from './loss-recovery.ts';
import { challenge } from './out-of-window.ts';
import { EVER_RETRANSMITTED, LOST, RETRANSMITTED, SACKED } from './packet.ts';
import { answersOriginal, rackAdvance, rateSample, updateReorderWindow } from './rack.ts';
import { removeRenoSacks } from './reno-sacks.ts';
import { highestSacked, overtaken } from './reordering.ts';
import { tagSacks } from './sack.ts';
import { updatePace } from './segmentation.ts';
import { hasUnsent, push } from './send-queue.ts';
import { CWR, OPEN, RECOVERY, type Socket } from './socket.ts';
import { rearmRto, scheduleProbe } from './timers.ts';
import { windowHeard } from './zero-window-probe.ts';

/** `unacceptable`: it is to be dropped; what is due was answered. */
export type AckVerdict = 'used' | 'old' | 'unacceptable';

export function ackArrives(socket: Socket, segment: WireSegment): AckVerdict {
  const { ack } = segment;
  const priorUna = socket.sndUna;
  const priorPackets = socket.packetsOut;
  const priorDelivered = socket.delivered;
  const priorLosses = socket.losses;
  const hadSacks = segment.sack !== null;

  if (ack < priorUna) {
    // RFC 5961 §5.2
    if (ack < priorUna - Math.min(socket.maxWindow, priorUna - socket.iss)) {
      challenge(socket, 'challenge-ack-old');
      return 'unacceptable';
    }
    if (hadSacks) {
      const facts = new AckFacts(segment, priorUna);
      tagSacks(socket, facts);
      fastRetransmitAlert(socket, facts, 0);
      sendLost(socket);
    }
    return 'old';
  }
  if (ack > socket.sndNxt) {
    challenge(socket, 'challenge-ack-unsent');
    return 'unacceptable';
  }
  const facts = new AckFacts(segment, priorUna);
  facts.priorFack = highestSacked(socket);
  if (ack > priorUna) {
    facts.unaAdvanced = true;
    socket.retransmits = 0;
  }
  // RFC 7323 §4.3, tcp_replace_ts_recent
  if (segment.seq <= socket.rcvWup && segment.tsval > socket.tsRecent) socket.tsRecent = segment.tsval;

  facts.data = segment.seq !== segment.end;
  const { win } = segment;
  if (
    ack > priorUna ||
    segment.seq > socket.sndWl1 ||
    (segment.seq === socket.sndWl1 && (win > socket.sndWnd || win === 0))
  ) {
    facts.winUpdate = true;
    socket.sndWl1 = segment.seq;
    // tcp_ack_update_window
    if (win !== socket.sndWnd && hasUnsent(socket)) restartAfterIdle(socket);
    socket.sndWnd = win;
    if (win > socket.maxWindow) socket.maxWindow = win;
  }
  socket.sndUna = ack;
  if (hadSacks) tagSacks(socket, facts);
  if (socket.ecn) facts.echo = echoHeard(socket, segment);
  socket.probesOut = 0;
  socket.lastAckAt = socket.ground.now;

  if (priorPackets === 0) {
    // All was acknowledged long ago; a DSACK may still say that it was no loss.
    if (facts.dsacking) fastRetransmitAlert(socket, facts, 0);
    if (hasUnsent(socket)) windowHeard(socket);
    if (socket.tlpHighSeq >= 0) probeAnswered(socket, facts);
    return 'used';
  }
  takeOff(socket, facts);
  updateReorderWindow(socket, facts);
  if (socket.tlpHighSeq >= 0) probeAnswered(socket, facts);

  let next: NextStep = 'nothing';
  if (!facts.notDuplicate || facts.dataSacked || facts.dsacking || facts.echo || socket.ca !== OPEN) {
    const duplicates = facts.notDuplicate ? 0 : 1;
    next = fastRetransmitAlert(socket, facts, duplicates);
  }
  if (facts.setTimer && !scheduleProbe(socket, true)) rearmRto(socket);

  const delivered = socket.delivered - priorDelivered;
  if (socket.ca === CWR || socket.ca === RECOVERY)
    reduceWindow(socket, delivered, socket.losses - priorLosses, facts.unaAdvanced);
  else if (mayGrow(socket, facts)) congestionAvoidance(socket, delivered);
  updatePace(socket);
  if (next === 'new-data') {
    // F-RTO: new data first, it will tell whether the timeout was spurious.
    push(socket, true, 'data');
    if (socket.sndNxt > socket.highSeq) return 'used';
    socket.frto = false;
  }
  if (next !== 'nothing') sendLost(socket);
  return 'used';
}

/** The window grows with what came in order; where packets overtake each other, with all that came. `tcp_may_raise_cwnd` */
const mayGrow = ({ reordering, ground }: Socket, facts: AckFacts): boolean =>
  reordering > ground.settings.tcp_reordering ? facts.acked || facts.dataSacked : facts.dataAcked;

/** Take off what is acknowledged, take a round-trip sample. `tcp_clean_rtx_queue`. */
function takeOff(socket: Socket, facts: AckFacts): void {
  const { ground } = socket;
  const una = socket.sndUna;
  const outBefore = socket.packetsOut;
  let firstAt = -1;
  let lastAt = firstAt;
  /** Start of the lowest that was never sent again, nor SACKed: a hole that has filled by itself. */
  let filled = socket.sndNxt;
  for (let packet = socket.head; packet; packet = socket.head) {
    if (packet.end > una) break;
    const { marks } = packet;
    if (marks & (RETRANSMITTED | EVER_RETRANSMITTED)) {
      if (marks & RETRANSMITTED) socket.retransOut--;
      facts.retransDataAcked = true;
    } else if (!(marks & SACKED)) {
      if (firstAt < 0) firstAt = packet.sentAt;
      lastAt = packet.sentAt;
      if (packet.seq < filled) filled = packet.seq;
      if (packet.end <= socket.highSeq) facts.origSackAcked = true;
    }
    if (marks & SACKED) socket.sackedOut--;
    else {
      rateSample(facts, packet);
      if (socket.sackOk) {
        socket.delivered++;
        if (!answersOriginal(facts.segment, packet)) rackAdvance(socket, packet, ground.now);
      }
    }
    if (marks & LOST) socket.lostOut--;
    socket.packetsOut--;
    if (packet.endsBuffer) socket.sentBuffers--;
    if (packet.flags & SYN) {
      facts.synAcked = true;
      socket.retransStamp = -1;
    } else facts.dataAcked = true;
    socket.head = packet.next;
    if (!packet.next) socket.tail = null;
  }
  sample(socket, facts, firstAt, lastAt);
  if (facts.acked) {
    facts.setTimer = true;
    if (!socket.sackOk) {
      removeRenoSacks(socket, outBefore - socket.packetsOut);
      // Which copy arrived cannot be told, and so nothing proves that the first one did.
      if (facts.retransDataAcked) facts.origSackAcked = false;
    } else if (filled < facts.priorFack) overtaken(socket, filled);
  } else if (facts.firstSackedAt >= 0 && facts.firstSackedAt < (socket.head?.sentAt ?? 0)) {
    // The head was sent after what the SACK timed. Else its RTO is not put off.
    facts.setTimer = true;
  }
}

/** Karn: never from what was sent again – but a timestamp echo says which copy it was. `tcp_ack_update_rtt`. */
function sample(socket: Socket, facts: AckFacts, firstAt: number, lastAt: number): void {
  const { segment } = facts;
  const { now } = socket.ground;
  let rtt = -1;
  // Of the last packet that arrived: the path's own time (`ca_rtt_us`).
  let newest = -1;
  if (firstAt >= 0 && !facts.retransDataAcked) {
    rtt = now - firstAt;
    newest = now - lastAt;
  }
  if (facts.firstSackedAt >= 0) {
    if (rtt < 0) rtt = now - facts.firstSackedAt;
    newest = now - facts.lastSackedAt;
  }
  if (rtt < 0 && segment.tsecr > 0 && facts.acked) {
    rtt = Math.max(1, socket.ground.ms + 1 - segment.tsecr) * 1000;
    newest = rtt;
  }
  if (socket.cubic) cubicAcked(socket, socket.cubic, newest);
  if (rtt < 0) return;
  if (socket.minRtt === 0 || newest < socket.minRtt) socket.minRtt = Math.max(1, newest);
  socket.ground.policy.sample(socket, rtt);
}

/** `tcp_process_tlp_ack` */
function probeAnswered(socket: Socket, facts: AckFacts): void {
  const { ack } = facts.segment;
  if (ack < socket.tlpHighSeq) return;
  if (!socket.tlpRetrans || facts.dsackTlp) socket.tlpHighSeq = -1;
  else if (ack > socket.tlpHighSeq) {
    // The original was lost: that is congestion.
    initReduction(socket);
    socket.ca = CWR;
    endReduction(socket);
    keepOpen(socket);
  } else if (!facts.notDuplicate && !facts.dataSacked) socket.tlpHighSeq = -1;
}
