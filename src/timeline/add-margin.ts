import type { Side, Trace } from '../sim/index.ts';
import type { Budget } from './limits.ts';
import { type Moment, zeroOf } from './moments.ts';
import type { Ladder, Scene } from './scene.ts';
import { sinceClose } from './words.ts';

/** Times stand at least this far apart, px. */
const APART = 15;
/** Runs shorter than this are to scale as they are, ms. */
const WORTH_A_STRIP = 1;

const firstToClose = (trace: Trace): Side =>
  trace.app
    .filter((c) => /close|shutdown/.test(c.do))
    .sort((a, b) => (a.calledAt ?? a.t) - (b.calledAt ?? b.t))[0]?.side ??
  trace.segments.find((s) => /[FR]/.test(s.flags))?.from ??
  'client';

/** 1, 2 or 5 times a power of ten: as many as give about four ticks. */
const tickStep = (ms: number): number => {
  const size = 10 ** Math.floor(Math.log10(ms / 3));
  return [1, 2, 5, 10].map((k) => k * size).find((step) => ms / step <= 4.5) ?? size * 10;
};

/** The left margin: the times of what happens, most telling first, as many as find room; and all the time to scale. */
export const addMargin = (
  scene: Scene,
  traces: readonly Trace[],
  moments: readonly Moment[],
  y: readonly number[],
  limits: readonly (readonly Budget[])[],
): void => {
  const last = moments.at(-1);
  const shown = moments
    .map((m, i) => ({ m, y: y[i]! }))
    .filter(({ m }) => m.kind === 'sent' || m.kind === 'state' || m.kind === 'call');
  const end = Math.max(last?.at ?? 0, WORTH_A_STRIP);
  const begin = moments.findIndex((m) => m.at >= -0.001);
  const [y0, y1] = [Math.max(scene.top, y[begin] ?? scene.top), scene.height - 10];
  const place = (at: number): number => y0 + ((y1 - y0) * Math.min(Math.max(at, 0), end)) / end;
  const weight = ({ kind, side, at }: Moment): number =>
    Math.abs(at) < 0.001 ? 9 : kind === 'sent' ? 2 : kind === 'state' && side === 'client' ? 1.5 : 1;
  const taken = new Set<number>();
  const free = (height: number): boolean => {
    const cell = Math.floor(height / APART);
    for (const near of [cell - 1, cell, cell + 1])
      for (const time of cells.get(near) ?? []) if (Math.abs(time - height) < APART) return false;
    return true;
  };
  const cells = new Map<number, number[]>();
  const ordered = [...shown].sort((a, b) => weight(b.m) - weight(a.m) || a.y - b.y);
  for (const { m, y: height } of ordered) {
    if (!free(height)) continue;
    const cell = Math.floor(height / APART);
    cells.set(cell, [...(cells.get(cell) ?? []), height]);
    const text = sinceClose(m.at);
    const key = Math.round(height);
    if (taken.has(key)) continue;
    taken.add(key);
    scene.times.push({ text, y: height, true: place(m.at) });
  }
  scene.times.sort((a, b) => a.y - b.y);
  // The same time is not written twice in a row.
  scene.times = scene.times.filter(({ text }, i, all) => all[i - 1]?.text !== text);
  if (!last || last.at < WORTH_A_STRIP) return;
  const step = tickStep(end);
  scene.strip = {
    y0,
    y1,
    ms: end,
    spans: traces.flatMap((trace, k) => {
      const zero = zeroOf(trace);
      const changes = trace.states[firstToClose(trace)];
      return changes.flatMap((change, i) => {
        const from = place(change.t - zero);
        const to = place((changes[i + 1]?.t ?? Number.POSITIVE_INFINITY) - zero);
        return change.state === 'CLOSED' || to - from < 0.3
          ? []
          : [{ ladder: k as Ladder, state: change.state, y0: from, y1: to }];
      });
    }),
    limits: limits.flatMap((list, k) => {
      const zero = zeroOf(traces[k]!);
      return list.map(({ segment, ms }) => {
        const from = traces[k]!.segments[segment]!.t - zero;
        return { ladder: k as Ladder, y0: place(from), y1: place(from + ms) };
      });
    }),
    ticks: Array.from({ length: Math.floor(end / step) + 1 }, (_, i) => ({
      text: sinceClose(i * step),
      y: place(i * step),
    })),
  };
};
