import { segmentKind, type Trace } from '../sim/index.ts';
import { keyOf, stoppedByBox } from './moments.ts';
import { placeNames } from './place-names.ts';
import type { Ladder, Name, Scene, SegmentLine } from './scene.ts';

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
      else if (stoppedByBox(s)) line.atBox = 'ends';
      const enters = height(`h${index}`);
      if (enters !== undefined) line.hold = [y0 + (enters - y0) * 0.8, height(`e${index}`) ?? y1];
      const copy = height(`d${index}`);
      if (copy !== undefined) line.copy = [y0 + (y1 - y0) * 0.8, height(`k${index}`) ?? copy, copy];
      scene.segments.push(line);
    });
    placeNames(
      scene.segments.filter((line) => line.ladder === ladder),
      names[ladder]!,
      traces.length === 2,
    );
  });
};
