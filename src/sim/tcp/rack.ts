/** RFC 8985: a packet is lost when one sent clearly later has arrived. `tcp_recovery.c`. */
import type { WireSegment } from '../segment.ts';
import type { AckFacts } from './ack-facts.ts';
import { EVER_RETRANSMITTED, LOST, type Packet, RETRANSMITTED, SACKED, SETTLED } from './packet.ts';
import { RECOVERY, type Socket } from './socket.ts';
import { armWrite } from './timers.ts';

/** Sent later, or at once and further on. `tcp_skb_sent_after`. */
const after = (sentIn: number, end: number, otherIn: number, otherEnd: number): boolean =>
  sentIn > otherIn || (sentIn === otherIn && end > otherEnd);

/** A packet has arrived: remember the one sent last. `tcp_rack_advance`. */
export function rackAdvance(socket: Socket, packet: Packet, now: number): void {
  const rtt = now - packet.sentAt;
  // Too early an answer for a retransmission: it is the original's.
  if (rtt < socket.minRtt && packet.marks & (RETRANSMITTED | EVER_RETRANSMITTED)) return;
  socket.rackAdvanced = true;
  socket.rackRtt = rtt;
  if (after(packet.sentIn, packet.end, socket.rackSentIn, socket.rackEnd)) {
    socket.rackSentIn = packet.sentIn;
    socket.rackEnd = packet.end;
  }
}

/** The ACK echoes a time before the packet was sent again: it is the original's. `tcp_skb_spurious_retrans`. */
export const answersOriginal = ({ tsecr }: WireSegment, { marks, sentAt }: Packet): boolean =>
  (marks & (RETRANSMITTED | EVER_RETRANSMITTED)) > 0 && tsecr > 0 && tsecr - 1 < Math.floor(sentAt / 1000);

/** Bits of `tcp_recovery`; its bit 1 means nothing any more. */
const STATIC_WINDOW = 2;
const NO_THRESHOLD = 4;

/**
 * How much later is "clearly": a quarter of the smallest RTT; nothing in recovery, nor, unless `tcp_recovery` forbids it,
 * once three packets are out of order. `tcp_rack_reo_wnd`.
 */
function reorderWindow(socket: Socket): number {
  const counts = !(socket.ground.settings.tcp_recovery & NO_THRESHOLD);
  if (!socket.reorderSeen && (socket.ca >= RECOVERY || (counts && socket.sackedOut >= socket.reordering)))
    return 0;
  return Math.min((socket.minRtt >> 2) * socket.reoSteps, socket.srtt8 >> 3);
}

/** A packet arrived: the one sent last says how much had been delivered a round ago. `tcp_rate_skb_delivered`. */
export function rateSample(facts: AckFacts, packet: Packet): void {
  if (facts.priorDelivered > 0 && !after(packet.sentIn, packet.end, facts.newestSentIn, facts.newestEnd))
    return;
  facts.newestSentIn = packet.sentIn;
  facts.newestEnd = packet.end;
  facts.priorDelivered = packet.deliveredBefore;
}

/** DSACKs widen the window, once a round; without one for 16 recoveries it is narrow again. `tcp_rack_update_reo_wnd`. */
export function updateReorderWindow(socket: Socket, facts: AckFacts): void {
  if (socket.ground.settings.tcp_recovery & STATIC_WINDOW || facts.priorDelivered === 0) return;
  if (facts.priorDelivered < socket.reoSince) socket.reoWiden = false;
  if (socket.reoWiden) {
    socket.reoSteps = Math.min(255, socket.reoSteps + 1);
    socket.reoWiden = false;
    socket.reoSince = socket.delivered;
    socket.reoPersist = 16;
  } else if (socket.reoPersist === 0) socket.reoSteps = 1;
}

/** For how long yet a packet may be late; 0 or less: lost. */
export const lateness = (socket: Socket, packet: Packet, window: number): number =>
  socket.rackRtt + window - (socket.ground.now - packet.sentAt);

const underWay = ({ marks }: Packet): boolean =>
  !(marks & (SACKED | SETTLED)) && (!(marks & LOST) || (marks & RETRANSMITTED) > 0);

/**
 * The kernel goes through what is under way in the order it was sent, and stops at the first that left after the newest that
 * arrived: behind it nothing is looked at, though its time be the same (`tsorted_sent_queue`).
 */
function firstSentLater(socket: Socket): number {
  let nth = Number.POSITIVE_INFINITY;
  for (let packet = socket.head; packet; packet = packet.next)
    if (
      packet.nth < nth &&
      underWay(packet) &&
      !after(socket.rackSentIn, socket.rackEnd, packet.sentIn, packet.end)
    )
      nth = packet.nth;
  return nth;
}

/** Mark what is lost; returns the longest wait for the rest, µs. `tcp_rack_detect_loss`. */
export function detectLoss(socket: Socket): number {
  const window = reorderWindow(socket);
  const until = firstSentLater(socket);
  let wait = 0;
  for (let packet = socket.head; packet; packet = packet.next) {
    if (!underWay(packet) || packet.nth >= until) continue;
    const left = lateness(socket, packet, window);
    if (left <= 0) {
      markLost(socket, packet);
      packet.marks |= SETTLED;
    } else wait = Math.max(wait, left);
  }
  return wait;
}

/** `tcp_mark_skb_lost` */
export function markLost(socket: Socket, packet: Packet): void {
  if (packet.marks & SACKED) return;
  if (packet.marks & LOST) {
    if (packet.marks & RETRANSMITTED) {
      // The retransmission was lost too.
      packet.marks &= ~RETRANSMITTED;
      socket.retransOut--;
      socket.losses++;
    }
    return;
  }
  packet.marks |= LOST;
  socket.lostOut++;
  socket.losses++;
}

/** Look for losses after an ACK; true: the reorder timer runs instead of the RTO. `tcp_rack_mark_lost`. */
export function rackMarkLost(socket: Socket): boolean {
  if (!socket.rackAdvanced) return false;
  socket.rackAdvanced = false;
  const wait = detectLoss(socket);
  if (wait <= 0) return false;
  const { wheel } = socket.ground;
  armWrite(socket, 'reorder', Math.min(wheel.toUs(wheel.toTicks(wait + 2000)), socket.rto));
  return true;
}
