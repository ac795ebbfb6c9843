/**
 * Explicit congestion notification, RFC 3168, as `tcp_ecn.h` has it: a router that is about to lose packets marks them instead,
 * the receiver echoes the mark in each ACK (ECE), and the sender, once it has halved its window, says so (CWR). Few connections
 * have it, so nothing here is called where nobody asked.
 */
import { CE, CWR, ECE, ECT0, SYN, type WireSegment } from '../segment.ts';
import { enterQuickAck } from './ack-owed.ts';
import type { Packet } from './packet.ts';
import { ACK_NOW, type Socket } from './socket.ts';

/** Bits of `ecn` (`ecn_flags`), which is 0 where it was not agreed: who calls has looked. */
const ECN_OK = 1;
const QUEUE_CWR = 2;
const DEMAND_CWR = 4;
const SEEN = 8;
/** What was sent last was markable, and a mini-socket goes on so (`inet->tos`, `tw_tos`). */
const MARKABLE = 16;

/** What a SYN says with `tcp_ecn` 1; with 2 a host only answers. `tcp_ecn_send_syn` */
export function synFlags(socket: Socket): number {
  socket.ecn = ECN_OK;
  return ECE | CWR;
}

/** What a listener answers to a SYN that asks. `tcp_ecn_create_request`, `tcp_ecn_make_synack` */
export function synAckFlags(socket: Socket, syn: WireSegment): number {
  const asked = (syn.flags & (ECE | CWR)) === (ECE | CWR);
  if (!asked || socket.ground.settings.tcp_ecn === 0) return 0;
  socket.ecn = ECN_OK;
  return ECE;
}

/** The answer to a SYN: ECE alone agrees. `tcp_ecn_rcv_synack` */
export function synAckHeard(socket: Socket, { flags }: WireSegment): void {
  if ((flags & (ECE | CWR)) !== ECE) socket.ecn = 0;
}

/**
 * Somebody on the way may drop SYNs that ask: the next one does not. Newer stacks do the same for SYN|ACK after two timeouts.
 * `tcp_ecn_clear_syn`; `tcp_ecn_make_synack`
 */
export function synAgain(socket: Socket, packet: Packet, timedOut: boolean): void {
  const { settings, policy } = socket.ground;
  if (socket.state === 'SYN_SENT') {
    if (settings.tcp_ecn_fallback > 0) packet.flags &= ~(ECE | CWR);
  } else if (policy.synAckForgetsEcn && socket.totalRto > (timedOut ? 1 : 0)) packet.flags &= ~ECE;
}

/** What a segment carries, beside the SYNs: CWR goes with the first new data. `tcp_ecn_send` */
export function flagsOfSegment(socket: Socket, newData: boolean): number {
  if (newData) socket.ecn |= MARKABLE;
  else socket.ecn &= ~MARKABLE;
  const cwr = newData && socket.ecn & QUEUE_CWR ? CWR : 0;
  if (cwr) socket.ecn &= ~QUEUE_CWR;
  return cwr | (socket.ecn & DEMAND_CWR ? ECE : 0);
}

/** What its IP header says. `INET_ECN_xmit`, `INET_ECN_dontxmit`; of a mini-socket `tcp_v4_timewait_ack` */
export const markable = ({ ecn }: Socket): typeof ECT0 | 0 => (ecn & MARKABLE ? ECT0 : 0);

/** The window was cut. `tcp_ecn_queue_cwr` */
export function queueCwr(socket: Socket): void {
  socket.ecn |= QUEUE_CWR;
}

/** It was a false alarm. `tcp_ecn_withdraw_cwr` */
export function withdrawCwr(socket: Socket): void {
  socket.ecn &= ~QUEUE_CWR;
}

/** Does an ACK echo a mark? In a SYN|ACK the flag says something else. `tcp_ecn_rcv_ecn_echo` */
export function echoHeard(socket: Socket, { flags, seq, end }: WireSegment): boolean {
  if (flags & CWR) {
    // The peer has cut its window: no more need to tell it. tcp_ecn_accept_cwr
    socket.ecn &= ~DEMAND_CWR;
    // It may hold a single packet, which should not wait.
    if (seq !== end) socket.ackPending |= ACK_NOW;
  }
  return (flags & (ECE | SYN)) === ECE;
}

/** Data or a FIN that came early: was it marked? What is not even markable was probably sent again. `tcp_data_ecn_check` */
export function markSeen(socket: Socket, { ecn }: WireSegment): void {
  if (ecn === 0) {
    if (socket.ecn & SEEN) enterQuickAck(socket, 2);
    return;
  }
  if (ecn === CE && !(socket.ecn & DEMAND_CWR)) {
    enterQuickAck(socket, 2);
    socket.ecn |= DEMAND_CWR;
  }
  socket.ecn |= SEEN;
}
