/** What one ACK turned out to be, as it is found out; the kernel's `FLAG_…` and `struct tcp_sacktag_state`. */
import type { WireSegment } from '../segment.ts';

export class AckFacts {
  readonly segment: WireSegment;
  /** SND.UNA before this ACK. */
  readonly priorUna: number;
  /** Up to where the peer was known to have something before this ACK (`prior_fack`). */
  priorFack = 0;
  unaAdvanced = false;
  dataAcked = false;
  synAcked = false;
  retransDataAcked = false;
  dataSacked = false;
  dsacking = false;
  /** Start of the lowest packet that the SACK blocks show to have been overtaken, else SND.NXT (`reord`). */
  overtaken = 0;
  /** It echoes a mark of congestion. */
  echo = false;
  /** A DSACK for what our loss probe sent. */
  dsackTlp = false;
  /** What arrived had never been sent again. */
  origSackAcked = false;
  winUpdate = false;
  /** The segment carries data or a FIN. */
  data = false;
  /** The retransmission timer is to be set anew. */
  setTimer = false;
  lostRetrans = false;
  /** Send time of the oldest packet that the SACK blocks cover for the first time, µs; -1: none. */
  firstSackedAt = -1;
  /** Of the newest such packet. */
  lastSackedAt = -1;
  /** The last sent of the packets that this ACK delivered, and what had been delivered before it was sent; 0: none. */
  newestSentIn = -1;
  newestEnd = 0;
  priorDelivered = 0;

  constructor(segment: WireSegment, priorUna: number) {
    this.segment = segment;
    this.priorUna = priorUna;
  }

  /** SYN, data or FIN of ours left the queue. */
  get acked(): boolean {
    return this.dataAcked || this.synAcked;
  }

  /** It says something that a mere duplicate does not (`FLAG_NOT_DUP`); one that acknowledges more updates the window. */
  get notDuplicate(): boolean {
    return this.data || this.winUpdate;
  }
}
