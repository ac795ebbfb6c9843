import { type Item, type Lane, laneOf, ROW } from './columns.ts';
import { lastUpTo } from './last-up-to.ts';
import { isHeld, keyOf, type Moment, oneWayOf, stoppedByBox } from './moments.ts';
import { BOX_AT, type Fold, type Ladder, LOST_AT, type Name } from './scene.ts';
import { shortDuration } from './words.ts';

/** px a millisecond takes where the axis is not folded: a slope is in proportion to the delay. */
const PX_PER_MS = 1.6;
/** The one way of a very long link takes no more than this, px. */
const LONGEST_WAY = 240;
/** Silences longer than this many px are folded, */
const FOLD_FROM = 84;
/** to a torn strip of this height with room above and below. */
const FOLD = { height: 26, above: 6, below: 12 };
/** Room for what came before the story. */
export const BEFORE = 30;
/** A name reaches this far above and below its line. */
export const NAME = { above: 10, below: 10, note: 14 };
/** What a box stops has its name under the cross, so that line, cross and box are seen: its middle lies this far below. */
export const UNDER_CROSS = 17;
/** Segments that leave or arrive together stay this far apart. */
const APART = 4;
/** A word in the middle reaches this far down. */
const FORGETS = 12;

export const scaleOf = (oneWay: number): number => Math.min(PX_PER_MS, LONGEST_WAY / oneWay);

export interface Axis {
  /** Height of each moment. */
  y: number[];
  /** Height of each event by `keyOf`. */
  at: Map<string, number>;
  folds: Fold[];
  /** Below the last segment and its name. */
  bottom: number;
  scale: number;
  /** Height of any time since the close. */
  heightOf(at: number): number;
}

export interface AxisInput {
  moments: readonly Moment[];
  items: readonly Item[];
  /** By run, then by segment. */
  names: readonly (readonly Name[])[];
  /** Where the bands begin, and where the first moment lies. */
  top: number;
  first: number;
  opened(id: string): boolean;
}

/**
 * Gives every moment its height, in one sweep: as far below the one before it as the time between them is long, silences
 * folded. Where words need more room, it is made at a moment when nothing is on its way, so that no slope is touched; only
 * where there is no such moment is a segment in flight drawn steeper.
 */
export const makeAxis = ({ moments, items, names, top, first, opened }: AxisInput): Axis => {
  const n = moments.length;
  const scale = scaleOf(moments[0] ? oneWayOf(moments[0].trace) : 1);
  const index = new Map(moments.map((m, i) => [keyOf(m), i]));

  // Where segments are on their way, as far as their slope says how long that takes.
  const change = new Int32Array(n + 2);
  const endOf = new Map<number, number>();
  moments.forEach((m, i) => {
    if (m.kind !== 'sent') return;
    const g = m.ladder ? 'g' : '';
    const s = m.trace.segments[m.index]!;
    const fly = (from: number | undefined, to: number | undefined): void => {
      if (from === undefined || to === undefined) return;
      change[from + 1]!++;
      change[to + 1]!--;
    };
    const end = index.get(`${g}${s.arrives === null ? 'x' : 'r'}${m.index}`);
    if (end !== undefined) endOf.set(i, end);
    if (isHeld(s, oneWayOf(m.trace))) {
      fly(i, index.get(`${g}h${m.index}`));
      fly(index.get(`${g}e${m.index}`), end);
    } else fly(i, end);
    fly(index.get(`${g}k${m.index}`), index.get(`${g}d${m.index}`));
  });
  /** The last moment up to each before which nothing is on its way. */
  const lastStill = new Int32Array(n);
  for (let i = 0, flying = 0; i < n; i++) {
    flying += change[i]!;
    lastStill[i] = flying === 0 ? i : i > 0 ? lastStill[i - 1]! : 0;
  }

  const y: number[] = new Array(n).fill(first);
  const folded: { i: number; open: boolean; height: number }[] = [];
  /** Makes `a` and `b` lie `room` px apart. `must`: even where a segment is in flight all the while. */
  const demand = (a: number, b: number, room: number, must = true): void => {
    const missing = room - (y[b]! - (a < 0 ? top : y[a]!));
    if (missing <= 0.01) return;
    const still = lastStill[b]!;
    if (still <= a && !must) return;
    for (let i = still > a ? still : b; i <= b; i++) y[i]! += missing;
  };

  // Words of each column since its state began.
  const columns = new Map<Lane, Item[]>();
  const byMoment = new Map<number, Item[]>();
  for (const item of items) byMoment.set(item.moment, [...(byMoment.get(item.moment) ?? []), item]);
  for (const item of byMoment.get(-1) ?? []) columns.set(laneOf(item), [item]);
  const filledTo = (lane: Lane): number => {
    let filled = 0;
    for (const { moment, rows } of columns.get(lane) ?? [])
      filled = Math.max(filled, (moment < 0 ? top : y[moment]!) + 2) + rows * ROW;
    return filled;
  };

  const named: Partial<Record<Ladder, number>> = {};
  const lastAt = new Map<string, number>();
  const nameOf = (i: number): Name => names[moments[i]!.ladder]![moments[i]!.index]!;
  const isStopped = (i: number): boolean => {
    const { trace, index: k } = moments[i]!;
    return stoppedByBox(trace.segments[k]!);
  };
  /** A name stands in the middle of what is drawn of its line, or under its cross. */
  const middle = (i: number): number => {
    const end = y[endOf.get(i) ?? i]!;
    return isStopped(i) ? end + UNDER_CROSS : (y[i]! + end) / 2;
  };
  const nameBottom = (i: number): number => middle(i) + NAME.below + (nameOf(i).note ? NAME.note : 0);
  /** The same from where the line begins, before its end has a height. */
  const toMiddle = (i: number): number => {
    const { trace, index: k } = moments[i]!;
    const { arrives, sentBy } = trace.segments[k]!;
    const length = oneWayOf(trace) * scale;
    if (isStopped(i)) return length * BOX_AT + UNDER_CROSS;
    return (length * (sentBy === 'middlebox' ? BOX_AT : arrives === null ? LOST_AT : 1)) / 2;
  };

  for (let i = 0; i < n; i++) {
    const m = moments[i]!;
    const gap = i === 0 ? 0 : m.at - moments[i - 1]!.at;
    const size = gap * scale;
    if (i > 0) {
      y[i] = y[i - 1]! + size;
      if (size > FOLD_FROM && lastStill[i] === i) {
        let above = y[i - 1]! + (moments[i - 1]!.kind === 'tracked' ? FORGETS : 0);
        for (const last of Object.values(named)) above = Math.max(above, nameBottom(last));
        const open = opened(m.id);
        const height = open ? Math.min(size, 900) : FOLD.height;
        y[i] = above + FOLD.above + height + FOLD.below;
        folded.push({ i, open, height });
      }
    }
    const lane = laneOf(m);
    if (m.kind === 'sent') {
      const before = named[m.ladder];
      const end = before === undefined ? undefined : endOf.get(before);
      if (before !== undefined && end !== undefined && end < i) {
        const room = nameBottom(before) + NAME.above + 5 - toMiddle(i) - y[end]!;
        demand(end, i, room, false);
      }
      const left = lastAt.get(`s${lane}`);
      if (left !== undefined) demand(left, i, APART);
      const came = lastAt.get(`r${lane}`);
      if (came !== undefined) demand(came, i, APART + 2, false);
      lastAt.set(`s${lane}`, i);
      named[m.ladder] = i;
    } else if (m.kind === 'tracked') {
      if (i > 0) demand(i - 1, i, FORGETS, false);
    } else if (m.kind === 'arrived' || m.kind === 'duplicate') {
      const came = lastAt.get(`r${lane}`);
      if (came !== undefined) demand(came, i, APART);
      lastAt.set(`r${lane}`, i);
    } else if (m.kind === 'state') {
      const column = columns.get(lane) ?? [];
      // Room may be made above a word as well as below it: then it has moved along, and more is needed after it.
      for (const a of [column[0]?.moment, column.at(-1)?.moment])
        if (a !== undefined) demand(a, i, filledTo(lane) + 3 - (a < 0 ? top : y[a]!));
      columns.set(lane, []);
    }
    const own = byMoment.get(i);
    if (own)
      for (const item of own) {
        const column = columns.get(laneOf(item)) ?? [];
        columns.set(laneOf(item), column);
        column.push(item);
      }
  }

  const at = new Map(moments.map((m, i) => [keyOf(m), y[i]!]));
  let bottom = (y[n - 1] ?? first) + (moments[n - 1]?.kind === 'tracked' ? FORGETS : 0);
  for (const last of Object.values(named)) bottom = Math.max(bottom, nameBottom(last));
  return {
    y,
    at,
    bottom,
    scale,
    folds: folded.map(({ i, open, height }) => {
      const ms = moments[i]!.at - moments[i - 1]!.at;
      const y1 = y[i]! - FOLD.below;
      return { id: moments[i]!.id, y0: y1 - height, y1, ms, text: shortDuration(ms), open };
    }),
    heightOf(time) {
      const low = Math.max(
        0,
        lastUpTo(moments, time, (m) => m.at),
      );
      const [a, b] = [moments[low], moments[low + 1]];
      if (!a) return first;
      if (time <= a.at || !b || b.at <= a.at) return y[low]!;
      return y[low]! + ((y[low + 1]! - y[low]!) * (time - a.at)) / (b.at - a.at);
    },
  };
};
