import type { Trace } from '../sim/index.ts';
import { labelBox, overlap } from './boxes.ts';
import { type Label, NARROW, type Scene, WIDE } from './scene.ts';
import { duration } from './words.ts';

/** The room beside what is already written, at both ends of the widths: a label is added only where it is free. */
const roomIn = (scene: Scene) => {
  const taken = [NARROW, WIDE].map((width) => ({
    width,
    boxes: scene.labels.map((label) => labelBox(label, width)),
  }));
  return (label: Label): boolean => {
    const own = taken.map(({ width }) => labelBox(label, width));
    if (taken.some(({ boxes }, i) => boxes.some((other) => overlap(own[i]!, other)))) return false;
    scene.labels.push(label);
    for (const [i, box] of own.entries()) taken[i]!.boxes.push(box);
    return true;
  };
};

/** Clock times down the left edge, most telling first, as many as find room. */
export const addTimes = (scene: Scene, times: { t: number; y: number; weight: number }[]): void => {
  const add = roomIn(scene);
  for (const { t, y } of [...times].sort((a, b) => b.weight - a.weight || a.y - b.y)) {
    const text = duration(t);
    const doubled = scene.labels.some((l) => l.kind === 'time' && l.text === text && Math.abs(l.y - y) < 60);
    if (!doubled) add({ id: '', kind: 'time', place: 'time', text, x: 0, y });
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
  const add = roomIn(scene);
  const text = `Δ ${duration(ms)}`;
  [0, -12, 12, -24, 24, -36, 36, -48, 48, 60, 72, 84].some((dy) =>
    add({ id, kind: 'mark', place, text, x: 19, y: line.y0 + dy }),
  );
};
