import type { Scene } from './scene.ts';

/** Share of the time a figure plays → height of the moment that is shown. */
export type Pace = (share: number) => number;

/** A px in which a segment is on its way lasts this many times as long as one of waiting. */
const IN_FLIGHT = 3;

/**
 * How a figure is played: from the close to its end, down the axis as it is drawn, so that a wait that is folded takes a moment
 * and a segment can be followed. The same time in all, whatever the run.
 */
export const paceOf = (scene: Scene): Pace => {
  const from = startOf(scene);
  const end = Math.max(from + 1, ...scene.points.map(({ y }) => y));
  const flights = scene.segments
    .map(({ y0, y1 }) => [Math.max(y0, from), Math.min(y1, end)] as const)
    .filter(([y0, y1]) => y1 > y0)
    .sort((a, b) => a[0] - b[0]);
  /** Stretches with their weight, from the start to the end. */
  const steps: { y0: number; y1: number; until: number }[] = [];
  let [y, sum] = [from, 0];
  const step = (to: number, weight: number): void => {
    if (to <= y) return;
    sum += (to - y) * weight;
    steps.push({ y0: y, y1: to, until: sum });
    y = to;
  };
  for (const [y0, y1] of flights) {
    step(y0, 1);
    step(y1, IN_FLIGHT);
  }
  step(end, 1);
  return (share) => {
    const done = Math.min(Math.max(share, 0), 1) * sum;
    const i = steps.findIndex(({ until }) => until >= done);
    const at = steps[i];
    if (!at) return end;
    const before = steps[i - 1]?.until ?? 0;
    return at.y0 + ((at.y1 - at.y0) * (done - before)) / (at.until - before);
  };
};

/** Height of the close. */
const startOf = ({ points, zero }: Scene): number => points.find(({ t }) => t >= zero - 0.001)?.y ?? 0;
