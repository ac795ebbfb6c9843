/** One line of the list of connections: what a reader sorts and filters by. */
import type { Side } from '../../sim/index.ts';
import type { CloseStory, Ending } from './close-story.ts';
import type { Conversation } from './connections.ts';
import type { Wait } from './waits.ts';

export interface ListedClose {
  /** Place among the conversations. */
  id: number;
  client: string;
  server: string;
  packets: number;
  bytes: number;
  /** µs since 1970 (or midnight, in pasted text), and µs. */
  start: number;
  lasted: number;
  closedFirst: CloseStory['closedFirst'];
  ended: Ending;
  /** µs since 1970; null where it has no end in the capture. */
  endedAt: number | null;
  resetBy: Side | null;
  resets: number;
  /** Segments sent again. */
  again: number;
  /** Segments of which the capture does not tell whether they arrived. */
  unknown: number;
  /** What it waited for, each once. */
  waits: Wait['code'][];
  /** The program of the second closer took a second or more. */
  slow: boolean;
  /** Seen from two places. */
  twice: boolean;
}

const SLOW_MS = 1000;

export const listedClose = ({ views }: Conversation, story: CloseStory, id: number): ListedClose => {
  const [one] = views;
  const { closedFirst, ended, endedMs, resetBy, segments, waits } = story;
  return {
    id,
    client: story.client,
    server: story.server,
    packets: segments.seen,
    bytes: Math.max(...views.map((v) => v.payload)),
    start: one.firstTime,
    lasted: Math.max(...views.map((v) => v.lastTime - v.firstTime)),
    closedFirst,
    ended,
    endedAt: endedMs === null ? null : one.firstTime + endedMs * 1000,
    resetBy,
    resets: segments.resets,
    again: segments.retransmitted,
    unknown: segments.unknown,
    waits: [...new Set(waits.map((wait) => wait.code))],
    slow: waits.some((wait) => wait.code === 'close-wait' && wait.to - wait.from >= SLOW_MS),
    twice: views.length === 2,
  };
};
