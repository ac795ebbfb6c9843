/** Which connections a reader asked to see, and in which order. */
import { type ListedClose, storyKey } from '../../../export/index.ts';

/** `''`: any. */
export interface Sought {
  /** Parts of an address, all of which must be in it. */
  words: string;
  closedFirst: string;
  ended: string;
  wait: string;
  /** The closes of one story only. */
  story: string | null;
}

export interface Order {
  by: 'client' | 'server' | 'packets' | 'bytes' | 'lasted' | 'closedFirst' | 'ended' | 'waits' | 'resets';
  down: boolean;
}

const compare = (a: ListedClose, b: ListedClose, by: Order['by']): number => {
  if (by === 'waits') return a.waits.length - b.waits.length;
  const [x, y] = [a[by], b[by]];
  if (typeof x === 'number') return x - (y as number);
  return (x ?? '') < (y ?? '') ? -1 : (x ?? '') > (y ?? '') ? 1 : 0;
};

/** Without an order they stay as they are. */
export const seek = (rows: readonly ListedClose[], sought: Sought, order: Order | null): ListedClose[] => {
  const parts = sought.words.toLowerCase().split(/\s+/).filter(Boolean);
  const found = rows.filter(
    (row) =>
      parts.every((part) => `${row.client} ${row.server}`.toLowerCase().includes(part)) &&
      (sought.closedFirst === '' || (row.closedFirst ?? 'nobody') === sought.closedFirst) &&
      (sought.ended === '' || row.ended === sought.ended) &&
      (sought.wait === '' || (row.waits as string[]).includes(sought.wait)) &&
      (sought.story === null || storyKey(row) === sought.story),
  );
  if (order) found.sort((a, b) => compare(a, b, order.by) * (order.down ? -1 : 1));
  return found;
};
