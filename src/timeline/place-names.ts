import { NAME, UNDER_CROSS } from './axis.ts';
import { type Measure, measure, NARROWEST, TWO, WIDE } from './measure.ts';
import type { Name, SegmentLine } from './scene.ts';
import { textWidth } from './text-width.ts';
import { wayOf } from './way-of.ts';

interface Box {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

const looksAt = (two: boolean): Measure[] =>
  two ? [measure(NARROWEST, 2), measure(WIDE, 2), measure(TWO, 2)] : [measure(NARROWEST), measure(WIDE)];

/** How far a name reaches to each side of its middle, as a share of the ladder, and down: at each width that is looked at. */
const reachAt =
  (looks: readonly Measure[]) =>
  (name: Name): { half: number; below: number }[] =>
    looks.map(({ ladder, type, wide }) => {
      const whole = wide || !name.note;
      const pill = (textWidth(whole ? name.whole : name.main, type, 'bold') + 16) / 2;
      // A note may touch the strokes of both bands.
      const note = whole ? 0 : textWidth(name.note, type, 'regular') / 2 - 2;
      return { half: Math.max(pill, note) / ladder, below: NAME.below + (whole ? 0 : NAME.note) };
    });

/** Boxes are looked up by rows of this height, px. */
const ROW = 20;

const meet = (some: readonly Box[], others: readonly Box[]): boolean =>
  some.some((a, k) => {
    const b = others[k] as Box;
    return a.x0 < b.x1 && a.x1 > b.x0 && a.y0 < b.y1 && a.y1 > b.y0;
  });

/** What is placed so far: each thing by its boxes at the widths that are looked at. */
const makeShelf = () => {
  const rows = new Map<number, Box[][]>();
  const rowsOf = (boxes: readonly Box[]): number[] => {
    const from = Math.floor(Math.min(...boxes.map(({ y0 }) => y0)) / ROW);
    const to = Math.floor(Math.max(...boxes.map(({ y1 }) => y1)) / ROW);
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  };
  return {
    put(boxes: Box[]): void {
      for (const row of rowsOf(boxes)) {
        const there = rows.get(row);
        if (there) there.push(boxes);
        else rows.set(row, [boxes]);
      }
    },
    meets: (boxes: readonly Box[]): boolean =>
      rowsOf(boxes).some((row) => rows.get(row)?.some((others) => meet(boxes, others))),
  };
};

/** A cross reaches this far, px. */
const CROSS = 5;
const crossOf = (line: SegmentLine, looks: readonly Measure[]): Box[] => {
  const [, end] = wayOf(line);
  const x = line.from === 'client' ? end : 1 - end;
  const [y0, y1] = [line.y1 - CROSS, line.y1 + CROSS];
  return looks.map(({ ladder }) => ({ x0: x - CROSS / ladder, x1: x + CROSS / ladder, y0, y1 }));
};

/** Whether a line, as if nothing held it, passes through one of the boxes of another's name. */
const passes = (line: SegmentLine, boxes: readonly Box[]): boolean => {
  const [start, end] = wayOf(line);
  const heightAt = (x: number): number =>
    line.y0 + ((line.y1 - line.y0) * ((line.from === 'client' ? x : 1 - x) - start)) / (end - start);
  return boxes.some(({ x0, x1, y0, y1 }) => {
    const [a, b] = [heightAt(x0), heightAt(x1)];
    return Math.min(a, b) < y1 && Math.max(a, b) > y0;
  });
};

/** So many lines before and after one may lie where it does. */
const NEAR = 8;
/** Lines that leave so close to one another are one burst, px. */
const BURST = 14;
const rank = { rst: 0, fin: 0, syn: 1, ack: 3, data: 3 };

/** What each line is to be called: of a burst of the same, one line speaks for all. */
const spoken = (lines: readonly SegmentLine[], names: readonly Name[]): Map<SegmentLine, Name> => {
  const found = new Map<SegmentLine, Name>();
  const last: Partial<Record<SegmentLine['from'], { first: SegmentLine; line: SegmentLine; count: number }>> =
    {};
  for (const line of lines) {
    const name = names[line.index]!;
    const before = last[line.from];
    const alike =
      before &&
      line.y0 - before.line.y0 < BURST &&
      names[before.line.index]!.whole === name.whole &&
      !line.lost &&
      !before.line.lost;
    if (alike) {
      before.line = line;
      before.count++;
      const times = ` × ${before.count}`;
      found.set(before.first, { main: name.main + times, note: name.note, whole: name.whole + times });
    } else {
      last[line.from] = { first: line, line, count: 1 };
      found.set(line, name);
    }
  }
  return found;
};

/**
 * Where on its line a name is tried, best first: in the middle, apart from what it would cross, and beside one that left with
 * it; at a box, under the cross.
 */
const waysOf = (line: SegmentLine, crossed: boolean, beside: SegmentLine | undefined): readonly number[] => {
  if (line.atBox === 'ends') return [1];
  if (beside) return beside.index > line.index ? [0.25, 0.5, 0.15, 0.78] : [0.78, 0.5, 0.85, 0.25];
  if (line.lost) return [0.5, 0.3, 0.4, 0.15, 0.7];
  return crossed ? [0.28, 0.72, 0.5] : [0.5, 0.28, 0.72, 0.15, 0.85];
};

/**
 * Every segment gets its name in the middle of its line, or beside it where lines cross or names would meet; or none. What ends
 * a connection comes first. Says too which lines would lie over a name.
 */
export const placeNames = (lines: SegmentLine[], names: readonly Name[], two: boolean): void => {
  const looks = looksAt(two);
  const reach = reachAt(looks);
  const placed = makeShelf();
  const crosses = makeShelf();
  for (const line of lines) if (line.lost) crosses.put(crossOf(line, looks));
  const called = spoken(lines, names);
  const place = (line: SegmentLine, i: number, name: Name): void => {
    const straight = line.hold ? line.y0 + (line.hold[0] - line.y0) / 0.8 : line.y1;
    const reaches = reach(name);
    const [start, end] = wayOf(line);
    const near = lines.slice(Math.max(0, i - NEAR), i + NEAR + 1).filter((o) => o !== line && called.has(o));
    const crossed = near.some((o) => o.from !== line.from && o.y0 < line.y1 && o.y1 > line.y0);
    const beside = near.find((o) => o.from === line.from && Math.abs(o.y0 - line.y0) < 2 * NAME.above);
    let best: { y: number; boxes: Box[]; covers: number } | undefined;
    for (const way of waysOf(line, crossed, beside)) {
      const share = start + way * (end - start);
      const y = line.y0 + (straight - line.y0) * way + (line.atBox === 'ends' ? UNDER_CROSS : 0);
      const x = line.from === 'client' ? share : 1 - share;
      const boxes = reaches.map(({ half, below }) => {
        // What is too wide for its place moves inward.
        const middle = Math.min(Math.max(x, half), 1 - half);
        return { x0: middle - half, x1: middle + half, y0: y - NAME.above, y1: y + below };
      });
      if (boxes.some(({ x0, x1 }) => x0 < -0.001 || x1 > 1.001) || placed.meets(boxes)) continue;
      // That it was lost has to be seen, of itself first; its name is worth more still.
      const own = line.lost && meet(boxes, crossOf(line, looks));
      const covers = own ? 2 : crosses.meets(boxes) ? 1 : 0;
      if (!best || covers < best.covers) best = { y, boxes, covers };
      if (covers === 0) break;
    }
    if (!best) return;
    const narrow = best.boxes[0] as Box;
    line.name = { ...name, at: (narrow.x0 + narrow.x1) / 2, y: best.y };
    placed.put(best.boxes);
    for (const later of lines.slice(i + 1, i + NEAR + 1))
      if (called.has(later) && passes(later, best.boxes)) later.under = true;
  };
  // A name with a note tells more than a plain one: what is sent again before an ACK among others.
  const rankOf = (line: SegmentLine): number => Math.min(rank[line.kind], names[line.index]?.note ? 2 : 3);
  const ordered = lines
    .map((line, i) => ({ line, i }))
    .sort((a, b) => rankOf(a.line) - rankOf(b.line) || a.i - b.i);
  for (const { line, i } of ordered) {
    const name = called.get(line);
    if (name) place(line, i, name);
  }
};
