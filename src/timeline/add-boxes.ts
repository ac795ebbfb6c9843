import type { Trace } from '../sim/index.ts';
import type { Axis } from './axis.ts';
import { tableChanges } from './events.ts';
import { keyOf, zeroOf } from './moments.ts';
import type { BoxLine, Ladder, Scene } from './scene.ts';

/** A line down the middle for each run with a box on its path: where the box knows the connection, and where it does not. */
export const addBoxes = (scene: Scene, traces: readonly Trace[], axis: Axis, bottom: number): void => {
  traces.forEach((trace, k) => {
    if (!trace.tracked) return;
    const ladder = k as Ladder;
    const zero = zeroOf(trace);
    const heightOf = (t: number): number => Math.min(bottom, Math.max(scene.top, axis.heightOf(t - zero)));
    const line: BoxLine = { ladder, spans: [], forgets: [] };
    let from = scene.top;
    const span = (y1: number, knows: boolean): void => {
      if (y1 > from) line.spans.push({ y0: from, y1, knows });
      from = Math.max(from, y1);
    };
    for (const { states, forgottenAt } of trace.tracked) {
      span(heightOf(states[0]?.t ?? 0), false);
      span(forgottenAt === null ? bottom : heightOf(forgottenAt), true);
    }
    span(bottom, false);
    tableChanges(trace).forEach(({ state }, i) => {
      const y = state === null ? axis.at.get(keyOf({ ladder, id: `m${i}` })) : undefined;
      if (y !== undefined) line.forgets.push(y);
    });
    scene.boxes.push(line);
  });
};
