import { type Item, type Lane, laneOf, ROW } from './columns.ts';
import type { Lines, Scene } from './scene.ts';

/**
 * Puts the words of each column into their bands, downward from where their moments are; returns how far each column is
 * filled. A word that would reach into the next state is left out: the axis has made room for all but the strangest runs.
 */
export const addLabels = (
  scene: Scene,
  items: readonly Item[],
  y: readonly number[],
): ReadonlyMap<Lane, number> => {
  const filled = new Map<Lane, number>();
  const columns = new Map<Lane, Item[]>();
  for (const item of items) {
    const lane = laneOf(item);
    const column = columns.get(lane) ?? [];
    columns.set(lane, column);
    column.push(item);
  }
  for (const [lane, column] of columns) {
    const own = scene.bands
      .filter((b) => laneOf(b) === lane)
      .map((b) => b.y0)
      .sort((a, b) => a - b);
    let next = 0;
    const fill = { wide: scene.top, narrow: scene.top };
    for (const { moment, ladder, side, kind, id, ...text } of column) {
      const from = (moment < 0 ? scene.top : y[moment]!) + 2;
      const begins = kind === 'state' || kind === 'gone';
      while (next < own.length && own[next]! <= from - 1.99) next++;
      const limit = own[next] ?? Number.POSITIVE_INFINITY;
      const put = (which: 'wide' | 'narrow'): Lines => {
        const lines = text[which];
        const top = begins ? from : Math.max(from, fill[which]);
        if (top + lines.length * ROW > limit + 0.5) return { y: top, lines: [] };
        fill[which] = top + lines.length * ROW;
        return { y: top, lines };
      };
      scene.labels.push({ id, ladder, side, kind, wide: put('wide'), narrow: put('narrow') });
    }
    filled.set(lane, Math.max(fill.wide, fill.narrow));
  }
  return filled;
};
