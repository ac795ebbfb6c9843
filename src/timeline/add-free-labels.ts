import type { Trace } from '../sim/index.ts';
import { labelBox, overlap } from './boxes.ts';
import { type Label, NARROW, type Scene, WIDE } from './scene.ts';
import { duration } from './words.ts';

const free = (scene: Scene, label: Label): boolean =>
  [NARROW, WIDE].every((width) => {
    const box = labelBox(label, width);
    return !scene.labels.some((other) => overlap(box, labelBox(other, width)));
  });

/** Clock times down the left edge, most telling first, as many as find room. */
export const addTimes = (scene: Scene, times: { t: number; y: number; weight: number }[]): void => {
  for (const { t, y } of [...times].sort((a, b) => b.weight - a.weight || a.y - b.y)) {
    const label: Label = { id: '', kind: 'time', place: 'time', text: duration(t), x: 0, y };
    const doubled = scene.labels.some(
      (l) => l.kind === 'time' && l.text === label.text && Math.abs(l.y - y) < 60,
    );
    if (!doubled && free(scene, label)) scene.labels.push(label);
  }
};

/** Of two traces: finds the largest difference between segments both have, and writes it beside the later one. */
export const addLargest = (scene: Scene, main: Trace, second: Trace, pair: readonly number[]): void => {
  main.segments.forEach((s, i) => {
    const twin = second.segments[pair[i] ?? -1];
    if (!twin) return;
    const ms = Math.abs(Math.round((s.t - twin.t) * 1000) / 1000);
    if (ms > (scene.largest?.ms ?? 0)) scene.largest = { ms, id: `s${i}` };
  });
  if (!scene.largest) return;
  const { ms, id } = scene.largest;
  const line = scene.segments.find((l) => l.id === id && !l.ghost);
  if (!line) return;
  const place = line.from === 'client' ? 'left' : 'right';
  for (const dy of [0, -12, 12, -24, 24, -36, 36, -48, 48, 60, 72, 84]) {
    const label: Label = { id, kind: 'mark', place, text: `Δ ${duration(ms)}`, x: 19, y: line.y0 + dy };
    if (!free(scene, label)) continue;
    scene.labels.push(label);
    return;
  }
};
