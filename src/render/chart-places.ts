/** Where in a chart a row, a value and a point lie: shares of the plot, which is as wide as there is room. */
import { textWidth } from '../timeline/index.ts';
import { type Chart, said } from './chart.ts';
import { linear, logarithmic, type Scale } from './chart-scale.ts';

/** Sides of the box that is stretched to the plot. */
export const BOX = 1000;
/** Names of places under the axis, beyond which they would touch. */
const mostNames = 6;
/** The plot in a window 320 px wide that has a scrollbar, and what stays free between two names, px. */
const onPhone = { plot: 170, between: 6 };
/** Curves that are told apart by colour and dash; further ones begin again. */
const looks = 6;
/** Of the room of a row, what its bars fill. */
const filled = 0.84;

export const share = (part: number): string => `${Number((100 * part).toFixed(2))}%`;
export const across = (part: number): number => Number((BOX * part).toFixed(1));
export const down = (part: number): number => Number((BOX * (1 - part)).toFixed(1));
export const lookOf = (series: number): string => `la-c${(series % looks) + 1}`;

export interface Places {
  /** Middle of each row across, 0 to 1. */
  x: number[];
  /** Room of a row where rows are only next to each other. */
  wide: number;
  up: Scale;
  /** `roomy`: left out where the plot is narrow. */
  ticks: { at: number; name: string; roomy: boolean }[];
}

type Tick = Omit<Places['ticks'][number], 'roomy'>;

/** On a phone each second, third … name stands, so that none touches the next. */
const thinned = (ticks: Tick[]): Places['ticks'] => {
  const half = ticks.map(({ name }) => textWidth(name, 12, 'regular') / 2);
  const apart = (every: number): boolean =>
    ticks.every(({ at }, i) => {
      const next = ticks[i + every];
      if (i % every !== 0 || !next) return true;
      return (next.at - at) * onPhone.plot >= half[i]! + half[i + every]! + onPhone.between;
    });
  const every = ticks.findIndex((_, i) => apart(i + 1)) + 1;
  return ticks.map((tick, i) => ({ ...tick, roomy: i % every !== 0 }));
};

const numbersOf = ({ series }: Chart): number[] =>
  series
    .flatMap(({ values, band }) => [...values, ...(band?.low ?? []), ...(band?.high ?? [])])
    .filter((value) => value !== null);

const upOf = (chart: Chart): Scale => {
  if (chart.draw === 'shares') return linear(0, 100, 4, true);
  // Of a field one lies above the other, each as high.
  if (chart.draw === 'heat') return { at: (series) => (series + 0.5) / chart.series.length, ticks: [] };
  const numbers = numbersOf(chart);
  const above = numbers.filter((value) => value > 0);
  if (chart.log && chart.draw !== 'bars' && above.length > 0)
    return logarithmic(Math.min(...above), Math.max(...above));
  return linear(Math.min(0, ...numbers), Math.max(0, ...numbers) || 1, 5, true);
};

/** Where the rows lie: by their numbers on a line, one beside the other in bars. */
export const placesOf = (chart: Chart): Places => {
  const { along, names, draw } = chart;
  const rows = names.length;
  const up = upOf(chart);
  if (along && along.length > 1 && (draw === 'line' || draw === 'steps')) {
    const scale = linear(along[0]!, along.at(-1)!, mostNames, false);
    return {
      x: along.map(scale.at),
      wide: 0,
      up,
      ticks: thinned(scale.ticks.map((tick) => ({ at: scale.at(tick), name: said(tick) }))),
    };
  }
  const x = names.map((_, row) => (row + 0.5) / rows);
  const every = Math.ceil(rows / mostNames);
  const ticks = names.flatMap((name, row) => (row % every === 0 ? [{ at: x[row]!, name }] : []));
  return { x, wide: 1 / rows, up, ticks: thinned(ticks) };
};

/** A rectangle of the plot, its sides from 0 to 1, height upwards. */
export interface Block {
  series: number;
  row: number;
  left: number;
  wide: number;
  from: number;
  to: number;
}

/** What is drawn of a chart of bars, shares or a field. */
export const blocksOf = (chart: Chart, { x, wide, up }: Places): Block[] => {
  const { draw, series, names } = chart;
  const n = series.length;
  if (draw === 'heat')
    return series.flatMap(({ values }, one) =>
      values.flatMap((value, row) =>
        value === null
          ? []
          : [{ series: one, row, left: x[row]! - wide / 2, wide, from: one / n, to: (one + 1) / n }],
      ),
    );
  const stacked = draw === 'shares';
  const room = wide * filled;
  const each = stacked ? room : room / n;
  const tops = names.map(() => 0);
  return series.flatMap(({ values }, one) =>
    values.flatMap((value, row) => {
      if (!value) return [];
      const below = stacked ? tops[row]! : 0;
      tops[row] = below + value;
      const left = x[row]! - room / 2 + (stacked ? 0 : one * each);
      return [{ series: one, row, left, wide: each, from: up.at(below), to: up.at(below + value) }];
    }),
  );
};

/** A rectangle in the box that is stretched. */
export const outline = ({ left, wide, from, to }: Block): string =>
  `M${across(left)} ${down(from)}V${down(to)}h${across(wide)}V${down(from)}z`;

const nearest = (distances: readonly number[]): number => distances.indexOf(Math.min(...distances));

/**
 * The row and the curve that are meant by a press on the plot.
 * @param left 0 to 1 @param top 0 to 1, from above
 */
export const pointAt = (chart: Chart, left: number, top: number): { row: number; series: number } => {
  const places = placesOf(chart);
  const { draw, series, log } = chart;
  const row = nearest(places.x.map((x) => Math.abs(x - left)));
  if (draw === 'line' || draw === 'steps') {
    const heights = series.map(({ values }) => {
      const value = values[row] ?? null;
      return value === null || (log && value <= 0)
        ? Number.POSITIVE_INFINITY
        : Math.abs(places.up.at(value) - (1 - top));
    });
    return { row, series: nearest(heights) };
  }
  const blocks = blocksOf(chart, places).filter((block) => block.row === row);
  const beside = (at: number, from: number, to: number): number => Math.max(from - at, at - to, 0);
  const aside = blocks.map(
    (block) =>
      beside(left, block.left, block.left + block.wide) +
      (draw === 'bars' ? 0 : beside(1 - top, block.from, block.to)),
  );
  return { row, series: blocks[nearest(aside)]?.series ?? 0 };
};

/** How many places a cursor can stand at: a row, of a field a row and a curve. */
export const cursors = ({ draw, names, series }: Chart): number =>
  names.length * (draw === 'heat' ? series.length : 1);
