/** What has arrived and has not been read, as the memory it takes. */
import { FIN, type WireSegment } from '../segment.ts';

/** `tcp_rmem`: what a receive buffer may hold at first, bytes. */
export const FIRST_RECEIVE_BUFFER = 131_072;

/** A packet that waits to be read, in order or beyond a gap: its numbers, what it costs, and how much would fit behind its data. */
export interface Stored {
  seq: number;
  /** A FIN counts. */
  end: number;
  fin: boolean;
  truesize: number;
  room: number;
}

/** Its data, bytes. */
export const lengthOf = ({ seq, end, fin }: Stored): number => end - seq - (fin ? 1 : 0);

/** A part of a segment that a packet has to know. */
export type Numbered = Pick<WireSegment, 'seq' | 'end' | 'len' | 'flags'>;

export const hasFin = ({ flags }: Numbered): boolean => (flags & FIN) > 0;
