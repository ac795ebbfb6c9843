import type { Trace } from '../sim/index.ts';
import { BoxRows } from './box-rows.ts';
import { labelBox } from './boxes.ts';
import { type Label, NARROW, type Scene, WIDE } from './scene.ts';
import { duration } from './words.ts';

/** The room beside what is already written, at both ends of the widths: a label is added only where it is free. */
const roomIn = (scene: Scene) => {
  const taken = [NARROW, WIDE].map((width) => {
    const rows = new BoxRows<Label>();
    for (const label of scene.labels) rows.add(labelBox(label, width), label);
    return { width, rows };
  });
  return (label: Label): boolean => {
    if (taken.some(({ width, rows }) => rows.meets(labelBox(label, width)))) return false;
    scene.labels.push(label);
    for (const { width, rows } of taken) rows.add(labelBox(label, width), label);
    return true;
  };
};

/** Clock times down the left edge, most telling first, as many as find room. */
export const addTimes = (scene: Scene, times: { t: number; y: number; weight: number }[]): void => {
  const add = roomIn(scene);
  // A time that reads like one less than so many px away says nothing new.
  const apart = 60;
  const said = new Map<string, number[]>();
  for (const { t, y } of [...times].sort((a, b) => b.weight - a.weight || a.y - b.y)) {
    const text = duration(t);
    const row = Math.floor(y / apart);
    const near = [row - 1, row, row + 1].flatMap((at) => said.get(`${text} ${at}`) ?? []);
    if (near.some((other) => Math.abs(other - y) < apart)) continue;
    if (!add({ id: '', kind: 'time', place: 'time', text, x: 0, y })) continue;
    said.set(`${text} ${row}`, [...(said.get(`${text} ${row}`) ?? []), y]);
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
