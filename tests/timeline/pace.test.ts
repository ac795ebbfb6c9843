import { expect, test } from 'vitest';
import { layout, paceOf } from '../../src/timeline/index.ts';
import { recordingNames, simulated } from './traces.ts';

test('a figure is played from the close to its end, and never runs back', () => {
  for (const name of recordingNames) {
    const scene = layout(simulated(name));
    const pace = paceOf(scene);
    const close = scene.points.find(({ t }) => t >= scene.zero - 0.001)!;
    expect(pace(0), name).toBeCloseTo(close.y, 3);
    expect(pace(1), name).toBeCloseTo(Math.max(...scene.points.map(({ y }) => y)), 3);
    for (let i = 1; i <= 50; i++) expect(pace(i / 50), name).toBeGreaterThanOrEqual(pace((i - 1) / 50));
  }
});

test('a segment on its way is followed: its px take longer than those of a wait', () => {
  const scene = layout(simulated('clean-rtt20-think100'));
  const pace = paceOf(scene);
  /** Share of the time between two heights. */
  const lasts = (y0: number, y1: number): number => {
    let inside = 0;
    for (let i = 0; i < 4000; i++) if (pace(i / 4000) >= y0 && pace(i / 4000) < y1) inside++;
    return inside / (y1 - y0);
  };
  const [first, second] = scene.segments;
  expect(lasts(first!.y0, first!.y1)).toBeGreaterThan(2.5 * lasts(first!.y1 + 1, second!.y0 - 1));
});
