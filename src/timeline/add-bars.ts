import type { Side, Timer } from '../sim/index.ts';
import { type Lane, laneOf, ROW } from './columns.ts';
import type { Budget } from './limits.ts';
import { isLimit, keyOf, type Moment } from './moments.ts';
import type { Bar, Ladder, Scene } from './scene.ts';

/** Below the name of the state it was armed in, where it is long enough. */
const UNDER_NAME = ROW + 4;
/** Of what ends in no time at all, something is seen. */
const LEAST = 4;
/** Height of the rows in which bars are looked for, px. */
const ROWS = 128;

/** Bars of timers and of spent budgets, side by side where they run at once. */
export const addBars = (
  scene: Scene,
  moments: readonly Moment[],
  limits: readonly (readonly Budget[])[],
  at: ReadonlyMap<string, number>,
  bottom: number,
): void => {
  const spans: Omit<Bar, 'depth'>[] = [];
  for (const m of moments) {
    if (m.kind !== 'armed') continue;
    const timer = m.trace.timers?.[m.index] as Timer;
    const end = `${timer.ended === 'fired' ? 'f' : 'n'}${m.index}`;
    const y0 = at.get(keyOf(m));
    const y1 = timer.ended === 'running' ? bottom : at.get(keyOf({ ladder: m.ladder, id: end }));
    if (y0 === undefined) continue;
    const { ladder, side, id } = m;
    spans.push({
      id,
      ladder,
      side,
      y0,
      y1: y1 ?? bottom,
      ended: timer.ended,
      ...(isLimit(timer) && { limit: 'timer' }),
    });
  }
  limits.forEach((list, k) => {
    const ladder = k as Ladder;
    for (const { side, segment, state } of list) {
      const y0 = at.get(keyOf({ ladder, id: `s${segment}` }));
      const y1 = at.get(keyOf({ ladder, id: `q${side[0]}${state}` }));
      if (y0 !== undefined && y1 !== undefined)
        spans.push({ id: `b${segment}`, ladder, side, y0, y1, ended: 'fired', limit: 'budget' });
    }
  });
  const changes = statesOf(scene);
  // What governs a state stands next to the edge.
  spans.sort((a, b) => Number(b.limit !== undefined) - Number(a.limit !== undefined) || a.y0 - b.y0);
  const taken = new Map<string, Bar[]>();
  for (const span of spans) {
    const lane = laneOf(span);
    const rows = rowsOf(span).map((row) => `${lane} ${row}`);
    const touching = rows.flatMap(
      (row) => taken.get(row)?.filter((o) => o.y0 < span.y1 - 0.5 && o.y1 > span.y0 + 0.5) ?? [],
    );
    let depth = 0;
    while (touching.some((o) => o.depth === depth)) depth++;
    if (depth > 1) continue;
    const named = changes.get(lane)?.has(Math.round(span.y0)) && span.y1 - span.y0 > UNDER_NAME + 8;
    const y0 = named ? span.y0 + UNDER_NAME : span.y0;
    const bar: Bar = { ...span, y0, y1: Math.max(span.y1, y0 + LEAST), depth };
    const place = { ...bar, y0: span.y0 };
    // What is drawn may reach further down than it lasts.
    for (const row of rowsOf(place)) {
      const key = `${lane} ${row}`;
      const there = taken.get(key);
      if (there) there.push(place);
      else taken.set(key, [place]);
    }
    scene.bars.push(bar);
  }
  scene.bars.sort((a, b) => a.y0 - b.y0);
};

/** Rows of the figure that a bar stands in, so that it is held against its neighbours and not against all others. */
const rowsOf = ({ y0, y1 }: { y0: number; y1: number }): number[] => {
  const from = Math.floor(y0 / ROWS);
  return Array.from({ length: Math.floor(y1 / ROWS) - from + 1 }, (_, i) => from + i);
};

/** Where states begin, in whole px. */
const statesOf = (scene: Scene): Map<Lane, Set<number>> => {
  const found = new Map<Lane, Set<number>>();
  for (const band of scene.bands) {
    const lane = laneOf(band as { ladder: Ladder; side: Side });
    const set = found.get(lane) ?? new Set<number>();
    found.set(lane, set);
    set.add(Math.round(band.y0));
  }
  return found;
};
