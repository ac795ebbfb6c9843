import type { Trace } from '../sim/index.ts';
import { NAME } from './axis.ts';
import { measure, NARROWEST, TWO, WIDE } from './measure.ts';
import { keyOf } from './moments.ts';
import { BOX_AT, type Ladder, LOST_AT, type Name, type Scene, type SegmentLine } from './scene.ts';
import { textWidth } from './text-width.ts';
import { segmentKind } from './words.ts';

/** A line for each segment whose two ends have a height. `pair`: for each of the first trace, its twin in the second. */
export const addSegments = (
  scene: Scene,
  traces: readonly Trace[],
  names: readonly (readonly Name[])[],
  at: ReadonlyMap<string, number>,
  pair: readonly number[],
): void => {
  const twins = new Set(pair);
  traces.forEach((trace, k) => {
    const ladder = k as Ladder;
    const height = (id: string): number | undefined => at.get(keyOf({ ladder, id }));
    trace.segments.forEach((s, index) => {
      const y0 = height(`s${index}`);
      const y1 = height(s.arrives === null ? `x${index}` : `r${index}`);
      if (y0 === undefined || y1 === undefined) return;
      const line: SegmentLine = {
        id: `s${index}`,
        index,
        ladder,
        from: s.from,
        kind: segmentKind(s),
        y0,
        y1,
        lost: s.arrives === null,
        only: traces.length > 1 && (k === 1 ? !twins.has(index) : pair[index] === -1),
      };
      if (s.arrivalUnknown) line.unknown = true;
      if (s.rule !== undefined) line.rule = s.rule;
      if (s.sentBy === 'middlebox') line.atBox = 'begins';
      else if (s.box && s.arrives === null) line.atBox = 'ends';
      const enters = height(`h${index}`);
      if (enters !== undefined) line.hold = [y0 + (enters - y0) * 0.8, height(`e${index}`) ?? y1];
      const copy = height(`d${index}`);
      if (copy !== undefined) line.copy = [y0 + (y1 - y0) * 0.8, height(`k${index}`) ?? copy, copy];
      scene.segments.push(line);
    });
    nameLines(
      scene.segments.filter((line) => line.ladder === ladder),
      names[ladder]!,
      traces.length === 2,
    );
  });
};

/** The shares of the ladder between which a segment is drawn, from its sender. */
export const wayOf = ({ lost, atBox }: Pick<SegmentLine, 'lost' | 'atBox'>): [start: number, end: number] => {
  if (atBox) return atBox === 'ends' ? [0, BOX_AT] : [BOX_AT, 1];
  return [0, lost ? LOST_AT : 1];
};

interface Box {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

/** How far a name reaches to each side of its middle, as a share of the ladder, and down: at each width that is looked at. */
const boxesAt = (two: boolean) => {
  const looks = two
    ? [measure(NARROWEST, 2), measure(WIDE, 2), measure(TWO, 2)]
    : [measure(NARROWEST), measure(WIDE)];
  return (name: Name): { half: number; below: number }[] =>
    looks.map(({ ladder, type, wide }) => {
      const whole = wide || !name.note;
      const pill = (textWidth(whole ? name.whole : name.main, type, 'bold') + 16) / 2;
      // A note may touch the strokes of both bands.
      const note = whole ? 0 : textWidth(name.note, type, 'regular') / 2 - 2;
      return { half: Math.max(pill, note) / ladder, below: NAME.below + (whole ? 0 : NAME.note) };
    });
};

/** Names are looked up by rows of this height, px. */
const ROW = 20;
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

/** Where on its line a name is tried, best first: in the middle, apart from what it would cross, and beside one that left with it. */
const waysOf = (line: SegmentLine, crossed: boolean, beside: SegmentLine | undefined): readonly number[] => {
  if (beside) return beside.index > line.index ? [0.25, 0.5, 0.15, 0.78] : [0.78, 0.5, 0.85, 0.25];
  // Short as it is, its end has to be seen.
  if (line.atBox === 'ends') return [0.3, 0.5];
  if (line.lost) return [0.5, 0.3, 0.7];
  return crossed ? [0.28, 0.72, 0.5] : [0.5, 0.28, 0.72, 0.15, 0.85];
};

/**
 * Every segment gets its name in the middle of its line, or beside it where lines cross or names would meet; or none. What ends
 * a connection comes first.
 */
const nameLines = (lines: SegmentLine[], names: readonly Name[], two: boolean): void => {
  const reach = boxesAt(two);
  /** Names placed so far, by the rows of the figure they touch. */
  const rows = new Map<number, Box[][]>();
  const rowsOf = ({ y0, y1 }: Box): number[] => {
    const [from, to] = [Math.floor(y0 / ROW), Math.floor(y1 / ROW)];
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  };
  const called = spoken(lines, names);
  const place = (line: SegmentLine, i: number, name: Name): void => {
    const straight = line.hold ? line.y0 + (line.hold[0] - line.y0) / 0.8 : line.y1;
    const reaches = reach(name);
    const [start, end] = wayOf(line);
    const near = lines.slice(Math.max(0, i - 8), i + 9).filter((o) => o !== line && called.has(o));
    const crossed = near.some((o) => o.from !== line.from && o.y0 < line.y1 && o.y1 > line.y0);
    const beside = near.find((o) => o.from === line.from && Math.abs(o.y0 - line.y0) < 2 * NAME.above);
    const ways = waysOf(line, crossed, beside);
    for (const way of ways) {
      const share = start + way * (end - start);
      const y = line.y0 + (straight - line.y0) * way;
      const x = line.from === 'client' ? share : 1 - share;
      const boxes = reaches.map(({ half, below }) => {
        // What is too wide for its place moves inward.
        const middle = Math.min(Math.max(x, half), 1 - half);
        return { x0: middle - half, x1: middle + half, y0: y - NAME.above, y1: y + below };
      });
      const tallest = boxes.reduce((a, b) => (a.y1 >= b.y1 ? a : b));
      const meets = rowsOf(tallest).some((row) =>
        rows.get(row)?.some((others) =>
          others.some((o, k) => {
            const box = boxes[k] as Box;
            return o.x0 < box.x1 && o.x1 > box.x0 && o.y0 < box.y1 && o.y1 > box.y0;
          }),
        ),
      );
      if (meets || boxes.some(({ x0, x1 }) => x0 < -0.001 || x1 > 1.001)) continue;
      const narrow = boxes[0] as Box;
      line.name = { ...name, at: (narrow.x0 + narrow.x1) / 2, y };
      for (const row of rowsOf(tallest)) {
        const there = rows.get(row);
        if (there) there.push(boxes);
        else rows.set(row, [boxes]);
      }
      return;
    }
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
