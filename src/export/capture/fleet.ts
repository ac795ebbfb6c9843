/** Many closes at once: grouped by story, the times of opens and closes, and who sent resets. */
import type { Side } from '../../sim/index.ts';
import type { CloseStory, Ending } from './close-story.ts';
import type { ListedClose } from './listed-close.ts';

/** Closes that went alike. */
export interface StoryGroup {
  key: string;
  ended: Ending;
  closedFirst: CloseStory['closedFirst'];
  resetBy: Side | null;
  /** Something was sent again. */
  again: boolean;
  /** The second closer's program took a second or more. */
  slow: boolean;
  count: number;
  /** One of them. */
  example: number;
}

export const storyKey = (one: ListedClose): string =>
  [
    one.ended,
    one.closedFirst ?? '',
    one.resetBy ?? '',
    one.again > 0 ? 'again' : '',
    one.slow ? 'slow' : '',
  ].join('/');

/** The rarest first: an outlier is what one looks for. */
export const groupByStory = (closes: readonly ListedClose[]): StoryGroup[] => {
  const groups = new Map<string, StoryGroup>();
  for (const one of closes) {
    const key = storyKey(one);
    const known = groups.get(key);
    if (known) known.count++;
    else {
      const { ended, closedFirst, resetBy, slow, id } = one;
      groups.set(key, {
        key,
        ended,
        closedFirst,
        resetBy,
        again: one.again > 0,
        slow,
        count: 1,
        example: id,
      });
    }
  }
  return [...groups.values()].sort((a, b) => a.count - b.count || (a.key < b.key ? -1 : 1));
};

/** Counts by slice of time, from the first open to the last end. */
export interface TimeAxis {
  /** µs since 1970. */
  from: number;
  /** Width of a slice, µs. */
  slice: number;
  opens: number[];
  closes: number[];
  resets: number[];
}

/** `slices` at most; null where all is of one instant. */
export const timeAxis = (closes: readonly ListedClose[], slices: number): TimeAxis | null => {
  let from = Infinity;
  let to = -Infinity;
  for (const { start, endedAt } of closes) {
    from = Math.min(from, start);
    to = Math.max(to, start, endedAt ?? start);
  }
  if (!(to > from)) return null;
  const slice = (to - from) / slices;
  const empty = (): number[] => new Array<number>(slices).fill(0);
  const axis: TimeAxis = { from, slice, opens: empty(), closes: empty(), resets: empty() };
  const put = (counts: number[], at: number): void => {
    counts[Math.min(slices - 1, Math.floor((at - from) / slice))]! += 1;
  };
  for (const one of closes) {
    put(axis.opens, one.start);
    if (one.endedAt !== null) put(one.ended === 'fin' ? axis.closes : axis.resets, one.endedAt);
  }
  return axis;
};

export interface ResetSource {
  /** Address without port. */
  host: string;
  side: Side;
  connections: number;
}

/** Hosts whose RST came first, the busiest first, `most` at most. */
export const resetSources = (closes: readonly ListedClose[], most: number): ResetSource[] => {
  const found = new Map<string, ResetSource>();
  for (const one of closes) {
    if (!one.resetBy) continue;
    const host = one[one.resetBy].replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
    const key = `${one.resetBy} ${host}`;
    const known = found.get(key);
    if (known) known.connections++;
    else found.set(key, { host, side: one.resetBy, connections: 1 });
  }
  return [...found.values()]
    .sort((a, b) => b.connections - a.connections || (a.host < b.host ? -1 : 1))
    .slice(0, most);
};
