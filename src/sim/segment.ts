/** A segment on the wire. Sequence numbers are absolute here; the trace takes the sender's ISN off. */

export const FIN = 1;
export const SYN = 2;
export const RST = 4;
export const PSH = 8;
export const ACK = 16;
export const ECE = 64;
export const CWR = 128;

/** What the IP header says of congestion: ECT(0), this may be marked; CE, it was. 0: neither. RFC 3168 §5. */
export const ECT0 = 2;
export const CE = 3;

/** What a segment holds on a link of 1500 bytes, its options included. */
export const LINK_MSS = 1460;

/** 0 client, 1 server. */
export type HostIndex = 0 | 1;

/** Sequence numbers from `left` up to, not including, `right`. */
export type SeqRange = [left: number, right: number];

export class WireSegment {
  readonly from: HostIndex;
  /** The client's port: names the connection on both hosts. */
  readonly port: number;
  readonly flags: number;
  readonly seq: number;
  /** First number after it: SYN and FIN take one each. */
  readonly end: number;
  readonly len: number;
  ack = 0;
  win = 0;
  ecn: 0 | typeof ECT0 | typeof CE = 0;
  /** Timestamps option in ms; -1: none. */
  tsval = -1;
  tsecr = 0;
  /** SACK blocks. A DSACK comes first. */
  sack: SeqRange[] | null = null;
  /** What a SYN offers. */
  mss = LINK_MSS;
  sackOk = false;
  scaleOk = false;
  /** ISNs, so that the trace can print relative numbers. */
  seqBase = 0;
  ackBase = 0;
  /** How often these bytes had been sent before, for the trace. */
  retransmissions = 0;

  constructor(from: HostIndex, port: number, flags: number, seq: number, end: number, len: number) {
    this.from = from;
    this.port = port;
    this.flags = flags;
    this.seq = seq;
    this.end = end;
    this.len = len;
  }
}

/**
 * The RST that answers a segment; a RST gets none. RFC 9293 §3.5.2: its ACK becomes the number, and without one there is an ACK.
 * `tcp_v4_send_reset`, `nf_reject_ip_tcphdr_put`
 */
export const resetFor = (to: WireSegment): WireSegment | null => {
  if (to.flags & RST) return null;
  const acked = (to.flags & ACK) > 0;
  const seq = acked ? to.ack : to.ackBase;
  const reset = new WireSegment(to.from === 0 ? 1 : 0, to.port, acked ? RST : RST | ACK, seq, seq, 0);
  reset.seqBase = to.ackBase;
  reset.ackBase = to.seqBase;
  if (!acked) reset.ack = to.end;
  return reset;
};
