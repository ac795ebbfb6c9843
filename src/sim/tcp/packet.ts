/** A piece of the send queue: what one segment carries (`sk_buff`). Sent ones stay until acknowledged. */
import { FIN, SYN } from '../segment.ts';

export const SACKED = 1;
export const LOST = 2;
/** Sent again since it was last marked lost. */
export const RETRANSMITTED = 4;
/** Sent again at some time. */
export const EVER_RETRANSMITTED = 8;
/** RACK took it for lost and looks at it no more until it is sent again, whatever is undone (off `tsorted_sent_queue`). */
export const SETTLED = 16;

/** The most that goes down the stack as one buffer, `sk_gso_max_size`, bytes. */
export const largestBuffer = 65_215;

export class Packet {
  seq: number;
  end: number;
  /** SYN, FIN, PSH. */
  flags: number;
  /** SACKED, LOST … */
  marks = 0;
  /** When it was last sent, µs. */
  sentAt = 0;
  /** The stamp it was sent with (`skb_mstamp`). */
  sentIn = 0;
  /** The how manieth of the socket's packets that was. */
  nth = 0;
  /** How much had been delivered when it was last sent (`tx.delivered`). */
  deliveredBefore = 0;
  /** How often it was sent again. */
  retransmissions = 0;
  /** Not the first of the segments that left as one buffer. */
  follows = false;
  /** The last of the segments that left as one buffer. */
  endsBuffer = false;
  /** It was sent again without the rest of its buffer: the kernel has cut the two apart. */
  cut = false;
  next: Packet | null = null;

  constructor(seq: number, end: number, flags: number) {
    this.seq = seq;
    this.end = end;
    this.flags = flags;
  }

  get len(): number {
    return this.end - this.seq - (this.flags & FIN ? 1 : 0) - (this.flags & SYN ? 1 : 0);
  }
}
