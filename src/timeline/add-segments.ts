import type { Trace } from '../sim/index.ts';
import type { Scene, SegmentLine } from './scene.ts';
import { segmentKind } from './words.ts';

/** A line for each segment whose two ends have a height. `pair`: for each of the first trace, its twin in the second. */
export const addSegments = (
  scene: Scene,
  traces: readonly Trace[],
  at: ReadonlyMap<string, number>,
  pair: readonly number[],
): void => {
  const paired = new Set(pair);
  traces.forEach((trace, k) => {
    trace.segments.forEach((s, index) => {
      const ghost = k === 1;
      const g = ghost ? 'g' : '';
      const y0 = at.get(`${g}s${index}`);
      const y1 = at.get(s.arrives === null ? `${g}x${index}` : `${g}r${index}`);
      if (y0 === undefined || y1 === undefined || y0 === y1) return;
      const line: SegmentLine = {
        id: `s${index}`,
        index,
        from: s.from,
        kind: segmentKind(s),
        y0,
        y1,
        ghost,
        lost: s.arrives === null,
        only: traces.length > 1 && (ghost ? !paired.has(index) : pair[index] === -1),
      };
      if (s.rule !== undefined) line.rule = s.rule;
      const enters = at.get(`${g}h${index}`);
      if (enters !== undefined) line.hold = [y0 + (enters - y0) * 0.8, at.get(`${g}e${index}`) ?? y1];
      const copy = at.get(`${g}d${index}`);
      if (copy !== undefined) line.copy = [y0 + (y1 - y0) * 0.8, at.get(`${g}k${index}`) ?? copy, copy];
      scene.segments.push(line);
    });
  });
};
