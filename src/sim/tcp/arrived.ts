/** What has arrived and has not been read, as the memory it takes. */

/** `tcp_rmem`: what a receive buffer may hold at first, bytes. */
export const FIRST_RECEIVE_BUFFER = 131_072;

/** A packet that waits to be read: where its data ends, what it costs, and how much would fit behind it. */
export interface Stored {
  end: number;
  len: number;
  truesize: number;
  room: number;
}

/** A piece that waits beyond a gap. */
export interface EarlyPiece {
  left: number;
  right: number;
  /** It ends with a FIN. */
  fin: boolean;
  /** The packets it came in. */
  packets: Stored[];
}
