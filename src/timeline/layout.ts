import type { Trace } from '../sim/index.ts';
import { type FigureWords, languages, wordsAtHand } from '../words/index.ts';
import { addBands } from './add-bands.ts';
import { addBars } from './add-bars.ts';
import { addBoxes } from './add-boxes.ts';
import { addLabels } from './add-labels.ts';
import { addMargin } from './add-margin.ts';
import { addPoints } from './add-points.ts';
import { addSegments } from './add-segments.ts';
import { BEFORE, makeAxis, scaleOf } from './axis.ts';
import { type Item, itemsOf, laneOf, ROW, stillItem } from './columns.ts';
import { events } from './events.ts';
import { budgets } from './limits.ts';
import { matchSegments } from './match-segments.ts';
import { firstShown, gather, oneWayOf, zeroOf } from './moments.ts';
import { nameSegments } from './name-segments.ts';
import type { Ladder, Scene } from './scene.ts';
import { shortDuration } from './words.ts';

export interface LayoutOptions {
  /** The few words in the figure. Default: the source language's. */
  words?: FigureWords;
  /** Ids of folds to draw in full, or all of them. */
  unfold?: readonly string[] | 'all';
  /** Names of the two traces: `['Linux', 'textbook']`. */
  names?: readonly [string, string];
  /** Timers in the bands. Default true. */
  timers?: boolean;
}

/** Segments of a run that are drawn: a page that draws more is no longer a figure, and no longer quick. */
export const MOST_SEGMENTS = 400;
/** The row with the names of the hosts; of two runs, theirs above it. */
const HEAD = 24;

/** What a run's bands still hold when it ends. */
const stillThere = (traces: readonly Trace[], words: FigureWords): Item[] =>
  traces.flatMap((trace, k) =>
    (['client', 'server'] as const).flatMap((side) => {
      const i = trace.states[side].length - 1;
      const last = trace.states[side][i];
      if (!last || last.state === 'CLOSED') return [];
      const after = shortDuration(Math.max(0, trace.observedUntilMs - zeroOf(trace)));
      return [stillItem({ ladder: k as Ladder, side }, `q${side[0]}${i}`, words.still(after))];
    }),
  );

/**
 * Trace → scene, in passes over one axis: gather the moments, name what happens, give every moment its height, then place
 * bands, words, bars, segments and times by those heights. Two traces are two ladders on the same axis.
 */
export const layout = (input: Trace | readonly [Trace, Trace], options: LayoutOptions = {}): Scene => {
  const traces = ('segments' in input ? [input] : input) as readonly Trace[];
  const [main, second] = traces as [Trace, Trace?];
  const { words = wordsAtHand(languages[0]).figure } = options;
  const scene: Scene = {
    words,
    height: 0,
    top: second ? HEAD + 20 : HEAD,
    ladders: second ? 2 : 1,
    bands: [],
    segments: [],
    bars: [],
    folds: [],
    boxes: [],
    labels: [],
    times: [],
    zero: zeroOf(main),
    points: [],
  };
  if (options.names) scene.names = options.names;
  const opened = (id: string): boolean => options.unfold === 'all' || !!options.unfold?.includes(id);

  // What is drawn: from the close on, and no more than can be looked at.
  const most = Math.max(...traces.map(({ segments }) => segments.length));
  const all = gather(traces, options.timers !== false);
  const cut = firstShown(all, traces, 84 / scaleOf(oneWayOf(main)));
  const from = opened('start') ? 0 : cut;
  const first = all[from]?.at ?? 0;
  const until = lastDrawn(traces, first);
  const moments = all.filter((m, i) => i >= from && m.at <= until);
  if (until !== Number.POSITIVE_INFINITY) scene.truncated = words.truncated(most, MOST_SEGMENTS);

  const names = traces.map((trace) => nameSegments(trace, words));
  const limits = traces.map(budgets);
  const items = itemsOf(
    all.filter((m) => m.at <= until),
    from,
    limits,
    words,
  );
  const axis = makeAxis({
    moments,
    items,
    names,
    top: scene.top,
    first: scene.top + (cut > 0 ? BEFORE : 4),
    opened,
  });
  if (cut > 0) {
    const hidden = all.slice(0, cut);
    const sent = hidden.filter((m) => m.kind === 'sent' && m.ladder === 0).length;
    const ms = (all[cut]?.at ?? 0) + zeroOf(main);
    scene.folds.push({
      id: 'start',
      y0: scene.top,
      y1: scene.top + 20,
      ms,
      text: words.before(sent, shortDuration(ms)),
      short: words.beforeShort(sent),
      open: from === 0,
    });
  }
  scene.folds.push(...axis.folds);

  // Below the last moment: what the columns still say.
  const ends = until === Number.POSITIVE_INFINITY ? stillThere(traces, words) : [];
  const closing = axis.bottom + 8;
  addBands(scene, traces, axis.at, closing);
  const filled = addLabels(scene, items, axis.y);
  let bottom = closing;
  for (const lane of filled.values()) bottom = Math.max(bottom, lane + 4);
  for (const item of ends) {
    const y = Math.max(filled.get(laneOf(item)) ?? scene.top, axis.bottom - 8);
    const { ladder, side, kind, id, wide, narrow } = item;
    scene.labels.push({ ladder, side, kind, id, wide: { y, lines: wide }, narrow: { y, lines: narrow } });
    bottom = Math.max(bottom, y + item.rows * ROW + 4);
  }
  for (const band of scene.bands) if (band.open) band.y1 = bottom;
  scene.height = Math.ceil(bottom + 10);

  addBars(scene, moments, limits, axis.at, bottom);
  addBoxes(scene, traces, axis, bottom);
  addSegments(scene, traces, names, axis.at, second ? matchSegments(main, second) : []);
  addMargin(scene, traces, moments, axis.y, limits);
  const { zero } = scene;
  addPoints(
    scene,
    events(main),
    (event) => (event.t - zero < first ? undefined : axis.at.get(event.id)),
    (event) => (event.kind === 'lost' ? axis.at.get(`s${event.index}`) : undefined),
    (t) => (t - zero < first ? scene.top : axis.heightOf(t - zero)),
  );
  return scene;
};

/** The time since the close after which nothing is drawn: no end, unless there are more segments than fit a figure. */
function lastDrawn(traces: readonly Trace[], first: number): number {
  let until = Number.POSITIVE_INFINITY;
  for (const trace of traces) {
    const zero = zeroOf(trace);
    const next = trace.segments.filter((s) => s.t - zero >= first)[MOST_SEGMENTS];
    if (next) until = Math.min(until, next.t - zero - 0.0005);
  }
  return until;
}
