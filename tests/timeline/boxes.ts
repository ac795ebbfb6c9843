/** Where the words of a scene lie when the figure is `width` px wide, by its own measures and not by any typeface. */
import {
  EDGE,
  GAP,
  type Ladder,
  measure,
  PAD,
  ROW,
  type Scene,
  TWO,
  textWidth,
  wayOf,
} from '../../src/timeline/index.ts';

export interface Box {
  what: string;
  /** The segment whose name it is. */
  name?: string;
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

/** Height of letters, px: lines of `ROW` have the rest between them. */
const LETTERS = 12;

export const boxesOf = (scene: Scene, width: number): Box[] => {
  const m = measure(width, scene.ladders);
  const beside = scene.ladders === 2 && width >= TWO;
  const step = m.ladder + 2 * m.band + GAP;
  /** Runs that are seen at this width, each with the left edge of its ladder: one at a time where they are not side by side. */
  const views: [Ladder, number][][] =
    scene.ladders === 1
      ? [[[0, m.left + m.band]]]
      : beside
        ? [
            [
              [0, m.left + m.band],
              [1, m.left + m.band + step],
            ],
          ]
        : [[[0, m.left + m.band]], [[1, m.left + m.band]]];
  return views.flatMap((view, k) => {
    const boxes: Box[] = scene.times.map(({ text, y }) => ({
      what: `time ${text}`,
      x0: m.left - 5 - textWidth(text, m.type, 'bold'),
      x1: m.left - 5,
      y0: y - 8 + 2,
      y1: y + 6,
    }));
    for (const [ladder, x] of view) {
      const add = (what: string, left: number, text: string, y: number, height = LETTERS): void => {
        boxes.push({ what, x0: left, x1: left + textWidth(text, m.type, 'bold'), y0: y, y1: y + height });
      };
      const centred = (
        what: string,
        share: number,
        text: string,
        y: number,
        height: number,
        room = 0,
      ): void =>
        add(what, x + share * m.ladder - textWidth(text, m.type, 'bold') / 2 - room, text, y, height);
      for (const label of scene.labels.filter((l) => l.ladder === ladder)) {
        const { y, lines } = m.wide ? label.wide : label.narrow;
        const left = label.side === 'client' ? x - m.band + PAD : x + m.ladder + EDGE + PAD;
        for (const [i, line] of lines.entries()) add(`${label.kind} "${line}"`, left, line, y + i * ROW);
      }
      for (const fold of scene.folds) {
        const text = fold.id === 'start' ? `▸ ${m.wide ? fold.text : (fold.short ?? fold.text)}` : fold.text;
        centred(`fold "${text}"`, 0.5, text, (fold.y0 + Math.min(fold.y1, fold.y0 + 40)) / 2 - 6, LETTERS);
      }
      for (const box of scene.boxes.filter((b) => b.ladder === ladder))
        for (const y of box.forgets) centred('the box', 0.5, scene.words.box.forgets, y - 9, 18);
      for (const line of scene.segments) {
        const { ladder: own, name } = line;
        if (own !== ladder) continue;
        if (!name) continue;
        const whole = m.wide || !name.note;
        const text = whole ? name.whole : name.main;
        const half = (textWidth(text, m.type, 'bold') + 14) / 2;
        const middle = x + name.at * m.ladder;
        boxes.push({
          what: `name "${text}"`,
          name: line.id,
          x0: middle - half,
          x1: middle + half,
          y0: name.y - 9.5,
          y1: name.y + 9.5,
        });
        if (!whole) centred(`note "${name.note}"`, name.at, name.note, name.y + 11, 11);
      }
    }
    return boxes.map((box) => ({ ...box, what: views.length > 1 ? `${box.what} (run ${k})` : box.what }));
  });
};

export const meets = (a: Box, b: Box): boolean =>
  a.x0 < b.x1 - 0.01 && a.x1 > b.x0 + 0.01 && a.y0 < b.y1 - 0.01 && a.y1 > b.y0 + 0.01;

/** What is wrong with the words of a scene at a width, in words; empty when all is well. */
export const wordFaults = (scene: Scene, width: number): string[] => {
  const boxes = boxesOf(scene, width).sort((a, b) => a.y0 - b.y0);
  const faults: string[] = [];
  boxes.forEach((a, i) => {
    if (a.x0 < -0.5 || a.x1 > width + 0.5) faults.push(`${width} px: ${a.what} leaves the figure`);
    for (let j = i + 1; j < boxes.length && boxes[j]!.y0 < a.y1; j++) {
      const b = boxes[j]!;
      if (a.what.slice(-7) !== b.what.slice(-7) && a.what.endsWith(')') && b.what.endsWith(')')) continue;
      if (meets(a, b)) faults.push(`${width} px: ${a.what} meets ${b.what} at ${Math.round(a.y0)}`);
    }
  });
  return faults;
};

/** Crosses of lost segments that lie under the segment's own name, in words. One run. */
export const coveredCrosses = (scene: Scene, width: number): string[] => {
  const m = measure(width);
  const names = boxesOf(scene, width).filter((box) => box.name !== undefined);
  return scene.segments
    .filter((line) => line.lost)
    .filter((line) => {
      const [, end] = wayOf(line);
      const x = m.left + m.band + (line.from === 'client' ? end : 1 - end) * m.ladder;
      const cross = { what: 'cross', x0: x - 4, x1: x + 4, y0: line.y1 - 4, y1: line.y1 + 4 };
      return names.some((box) => box.name === line.id && meets(box, cross));
    })
    .map((line) => `${width} px: ${line.name?.whole} covers its cross at ${Math.round(line.y1)}`);
};

/** Lines that are drawn after another's name and pass through it, in words. One run. */
export const linesOverNames = (scene: Scene, width: number): string[] => {
  const m = measure(width);
  const drawn = scene.segments.filter(({ name }) => name);
  const pills = boxesOf(scene, width).filter((box) => box.name !== undefined);
  return drawn
    .filter(({ under }) => !under)
    .flatMap((line, i) => {
      const [start, end] = wayOf(line);
      const covers = ({ x0, x1, y0, y1 }: Box): boolean =>
        Array.from({ length: 41 }, (_, k) => x0 + ((x1 - x0) * k) / 40).some((x) => {
          const across = (x - m.left - m.band) / m.ladder;
          const way = line.from === 'client' ? across : 1 - across;
          const y = line.y0 + ((line.y1 - line.y0) * (way - start)) / (end - start);
          return way > start && way < end && y > y0 + 0.5 && y < y1 - 0.5;
        });
      const before = drawn.slice(0, drawn.indexOf(line)).map(({ id }) => id);
      return pills
        .filter((pill) => before.includes(pill.name!) && covers(pill))
        .map(
          (pill) => `${width} px: line ${i} ${line.name!.whole} over ${pill.what} at ${Math.round(pill.y0)}`,
        );
    });
};
