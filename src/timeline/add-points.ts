import type { TraceEvent } from './events.ts';
import type { Scene } from './scene.ts';

/**
 * The cursor's stops, in order. An event that was drawn stands at its own height; one that was not stands where its time
 * is on the axis, between its neighbours; a loss, half way from where its segment left.
 */
export const addPoints = (
  scene: Scene,
  list: readonly TraceEvent[],
  drawnAt: (event: TraceEvent) => number | undefined,
  leftAt: (event: TraceEvent) => number | undefined,
  heightOf: (t: number) => number,
): void => {
  const ys = list.map((event) => drawnAt(event) ?? heightOf(event.t));
  const drawn = list.map((event) => drawnAt(event) !== undefined && event.kind !== 'lost');
  let limit = Number.POSITIVE_INFINITY;
  for (let i = list.length - 1; i >= 0; i--) {
    if (drawn[i]) limit = ys[i] as number;
    else ys[i] = Math.min(ys[i] as number, limit);
  }
  let floor = 0;
  list.forEach((event, i) => {
    const left = leftAt(event);
    const own = ys[i] as number;
    const y = left === undefined ? Math.max(own, floor) : (left + own) / 2;
    if (left === undefined) floor = y;
    scene.points.push({ id: event.id, t: event.t, y, kind: event.kind });
  });
};
