import { facts, type Segment, type Side, type Trace } from '../sim/index.ts';

export const peerOf = (side: Side): Side => (side === 'client' ? 'server' : 'client');

/** What became of one side's FIN, and of the ACKs that answered it. */
export interface FinStory {
  side: Side;
  /** As they left the host; never empty. */
  copies: [Segment, ...Segment[]];
  /** Copies lost before the first that arrived; all, where none did. */
  lostFirst: number;
  /** When the first copy arrived, ms; null: none did. */
  arrivedAt: number | null;
  /** The peer's socket had ended by then. */
  peerGone: boolean;
  /** The peer's segments that acknowledge it, as they left, up to the first that arrived. */
  acks: Segment[];
  acked: boolean;
  /** From close() to giving up unacknowledged, ms; null: it was acknowledged, reset, or is still sent. */
  gaveUpMs: number | null;
}

/** The FIN of `side` in the connection `conn`; undefined where it sent none. */
export const finStory = (trace: Trace, side: Side, conn: number | undefined): FinStory | undefined => {
  const segments = trace.segments.filter((segment) => segment.conn === conn);
  const [first, ...rest] = segments.filter(({ from, flags }) => from === side && flags.includes('F'));
  if (!first) return;
  const copies: FinStory['copies'] = [first, ...rest];
  const arrived = copies.findIndex(({ arrives }) => arrives !== null);
  const end = first.seq + first.len + 1;
  const answers = segments.filter(
    ({ from, ack, flags, t }) =>
      from !== side && !flags.includes('R') && ack !== null && ack >= end && t >= first.t,
  );
  const { goneMs, livedMs } = facts(trace)[side];
  const goneAt = endOf(trace, side, conn);
  // What comes for a socket that has ended acknowledges nothing.
  const heard = answers.findIndex(({ arrives }) => arrives !== null && arrives <= (goneAt ?? Infinity));
  // A host takes a fraction of a millisecond from ending a socket to the RST that says so.
  const reset = segments.some(({ flags, t }) => flags.includes('R') && t <= (goneAt ?? 0) + 1);
  const arrivedAt = arrived < 0 ? null : Math.min(...copies.map(({ arrives }) => arrives ?? Infinity));
  return {
    side,
    copies,
    lostFirst: arrived < 0 ? copies.length : arrived,
    arrivedAt,
    peerGone: arrivedAt !== null && (endOf(trace, peerOf(side), conn) ?? Infinity) < arrivedAt,
    acks: heard < 0 ? answers.filter(({ t }) => t <= (goneAt ?? Infinity)) : answers.slice(0, heard + 1),
    acked: heard >= 0,
    gaveUpMs: heard < 0 && goneMs === goneAt && !reset ? livedMs : null,
  };
};

/** When the socket of `side` ended in this connection. */
const endOf = (trace: Trace, side: Side, conn: number | undefined): number | undefined =>
  trace.states[side].findLast((change) => change.conn === conn && change.state === 'CLOSED')?.t;
