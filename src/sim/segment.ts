/** A segment on the wire. Sequence numbers are absolute here; the trace takes the sender's ISN off. */
import type { Packet } from './packet.ts';

export const FIN = 1;
export const SYN = 2;
export const RST = 4;
export const PSH = 8;
export const ACK = 16;

export class WireSegment {
  /** 0 client, 1 server. */
  from = 0;
  /** The client's port: names the connection on both hosts. */
  port = 0;
  flags = 0;
  seq = 0;
  /** First number after it: SYN and FIN take one each. */
  end = 0;
  ack = 0;
  len = 0;
  win = 0;
  /** Timestamps option in ms; -1: none. */
  tsval = -1;
  tsecr = 0;
  /** SACK blocks, flat: left, right, … A DSACK comes first. */
  sack: number[] | null = null;
  /** What a SYN offers. */
  sackOk = false;
  /** ISNs, so that the trace can print relative numbers. */
  seqBase = 0;
  ackBase = 0;
  arrives = 0;
  /** In-flight list of its direction, in order of arrival. */
  next: WireSegment | null = null;
  /** Who sent it, for the trace. */
  packet: Packet | null = null;
}

let pool: WireSegment | null = null;

export function takeSegment(): WireSegment {
  const segment = pool;
  if (!segment) return new WireSegment();
  pool = segment.next;
  segment.next = null;
  segment.sack = null;
  segment.sackOk = false;
  segment.tsval = -1;
  segment.tsecr = 0;
  segment.len = 0;
  return segment;
}

export function giveSegmentBack(segment: WireSegment): void {
  segment.next = pool;
  pool = segment;
}
