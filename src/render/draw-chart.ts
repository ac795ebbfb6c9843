/**
 * A chart as marks. Across and down everything is a share of the plot, which is as wide as there is room; what is drawn lies
 * in a box that is stretched to it, with strokes that are not. So no script and no second drawing is needed for any width.
 */
import { type Chart, type Series, said } from './chart.ts';
import {
  across,
  BOX,
  blocksOf,
  down,
  lookOf,
  outline,
  type Places,
  placesOf,
  share,
} from './chart-places.ts';
import { heatAxis, heatBlocks, heatKey } from './draw-heat.ts';
import { type Mark, mark } from './mark.ts';

/** Height of the plot, and the room around it for words, px; chart.css has the same numbers. */
const plot = { height: 220, left: 54, right: 16, above: 10, below: 44 };
/** Rows beyond which points would touch. */
const mostPoints = 60;

/** Runs of rows that have a value, as paths. */
const pathsOf = (chart: Chart, values: (number | null)[], { x, up }: Places): string => {
  let d = '';
  let pen = false;
  for (const [row, value] of values.entries()) {
    if (value === null || (chart.log && value <= 0)) {
      pen = false;
      continue;
    }
    const [left, top] = [across(x[row]!), down(up.at(value))];
    d += !pen ? `M${left} ${top}` : chart.draw === 'steps' ? `H${left}V${top}` : `L${left} ${top}`;
    pen = true;
  }
  return d;
};

/** The area in which a curve lies in 19 of 20 drawings; without an upper edge, where that never came, up to the top. */
const bandOf = (chart: Chart, { band }: Series, { x, up }: Places): string => {
  if (!band) return '';
  const there = band.low.flatMap((low, row) => {
    const high = band.high[row] ?? null;
    return low === null || (chart.log && low <= 0) ? [] : [{ row, low, high }];
  });
  if (there.length < 2) return '';
  const upper = there.map(({ row, high }) => `${across(x[row]!)} ${high === null ? 0 : down(up.at(high))}`);
  const lower = there.map(({ row, low }) => `${across(x[row]!)} ${down(up.at(low))}`).reverse();
  return `M${[...upper, ...lower].join('L')}z`;
};

const curves = (chart: Chart, places: Places): Mark[] =>
  chart.series.flatMap((series, i) => {
    const look = lookOf(i);
    const band = bandOf(chart, series, places);
    const { x, up } = places;
    // A stroke of no length with round ends is a dot, however its box is stretched.
    const dots =
      series.values.length > mostPoints
        ? ''
        : series.values
            .map((value, row) =>
              value === null || (chart.log && value <= 0)
                ? ''
                : `M${across(x[row]!)} ${down(up.at(value))}h0`,
            )
            .join('');
    return [
      ...(band ? [mark('path', { class: `la-range ${look}`, d: band })] : []),
      mark('path', { class: `la-curve ${look}`, d: pathsOf(chart, series.values, places) }),
      ...(dots ? [mark('path', { class: `la-dots ${look}`, d: dots })] : []),
    ];
  });

/** Bars side by side, or one on the other: a path a curve. */
const columns = (chart: Chart, places: Places): Mark[] => {
  const blocks = blocksOf(chart, places);
  return chart.series.flatMap((_, one) => {
    const own = blocks.filter(({ series }) => series === one);
    return own.length > 0
      ? [mark('path', { class: `la-block ${lookOf(one)}`, d: own.map(outline).join('') })]
      : [];
  });
};

const axes = ({ over, draw }: Chart, { up, ticks }: Places): Mark[] => [
  ...up.ticks.flatMap((tick) => {
    const y = share(1 - up.at(tick));
    return [
      mark('line', { class: 'la-grid', x1: 0, x2: '100%', y1: y, y2: y }),
      mark('text', { class: 'la-up', x: -8, y, dy: 4 }, `${said(tick)}${draw === 'shares' ? ' %' : ''}`),
    ];
  }),
  ...ticks.map(({ at, name, roomy }) =>
    mark('text', { class: `la-along${roomy ? ' la-roomy' : ''}`, x: share(at), y: '100%', dy: 18 }, name),
  ),
  mark('text', { class: 'la-over', x: '100%', y: '100%', dy: 37 }, over),
];

/** Where a control stands; a word beside it would hide what it points at. */
const now = ({ here, along }: Chart, { wide }: Places): Mark[] => {
  if (here === null || !along || wide > 0) return [];
  const at = share((here - along[0]!) / (along.at(-1)! - along[0]!));
  return [mark('line', { class: 'la-now', x1: at, x2: at, y1: -6, y2: '100%' })];
};

/** All that lies within the plot's own coordinates. */
const inside = (chart: Chart): Mark[] => {
  const places = placesOf(chart);
  const bars = chart.draw === 'bars' || chart.draw === 'shares';
  const heat = chart.draw === 'heat';
  return [
    ...axes(chart, places),
    mark(
      'svg',
      {
        viewBox: `0 0 ${BOX} ${BOX}`,
        preserveAspectRatio: 'none',
        width: '100%',
        height: '100%',
        overflow: 'visible',
      },
      bars ? columns(chart, places) : heat ? heatBlocks(chart, places) : curves(chart, places),
    ),
    ...(heat ? heatAxis(chart, places) : now(chart, places)),
    heat
      ? mark('rect', { class: 'la-at', x: 0, y: 0, width: '100%', height: '100%', visibility: 'hidden' })
      : mark('line', { class: 'la-at', x1: 0, x2: 0, y1: 0, y2: '100%', visibility: 'hidden' }),
  ];
};

/** The chart of a page. @param summary its text for who does not see it */
export const drawChart = (chart: Chart, summary: string): Mark =>
  mark('svg', { class: 'la-plot', role: 'img', 'aria-label': summary }, inside(chart));

/** Width of a key to the shades of a field, px. */
const keyWide = 99;

const heatLegend = (chart: Chart): Mark => {
  const { least, most, marks } = heatKey(chart, keyWide);
  const size = { width: keyWide, height: 10, viewBox: `0 0 ${keyWide} 10`, 'aria-hidden': 'true' };
  return mark(
    'p',
    { class: 'la-legend' },
    mark('span', {}, `${chart.up} ↑`),
    mark('span', {}, least, mark('svg', size, marks), most),
  );
};

/** Names of the curves with their looks: HTML, over the chart. One curve alone needs its name as well. */
export const drawLegend = (chart: Chart): Mark => {
  const { series, draw } = chart;
  if (draw === 'heat') return heatLegend(chart);
  const sample = draw === 'line' || draw === 'steps' ? 'la-curve' : 'la-block';
  return mark(
    'p',
    { class: 'la-legend' },
    series.map(({ name }, i) =>
      mark(
        'span',
        {},
        mark(
          'svg',
          { width: 22, height: 10, viewBox: '0 0 22 10', 'aria-hidden': 'true' },
          mark('path', {
            class: `${sample} ${lookOf(i)}`,
            d: sample === 'la-curve' ? 'M1 5h20' : 'M3 0h16v10H3z',
          }),
        ),
        name,
      ),
    ),
  );
};

const heatLegendOfFile = (chart: Chart, y: number): Mark[] => {
  const { least, most, marks } = heatKey(chart, keyWide);
  const after = 64 + keyWide;
  return [
    mark('text', { class: 'la-up', x: 48, y: y + 9 }, least),
    mark('svg', { x: 56, y, width: keyWide, height: 10 }, marks),
    mark('text', { x: after, y: y + 9 }, most),
    mark('text', { x: after + 60, y: y + 9 }, `${chart.up} ↑`),
  ];
};

/** A chart in a file of its own, with its name, its legend, and rules and colours inside. @param width px */
export const drawChartFile = (
  chart: Chart,
  { title, summary, width, style }: { title: string; summary: string; width: number; style: string },
): Mark => {
  const row = 20;
  const head = 44;
  const heat = chart.draw === 'heat';
  const top = head + row * (heat ? 1 : chart.series.length) + plot.above;
  const height = top + plot.height + plot.below + 12;
  const bars = chart.draw === 'bars' || chart.draw === 'shares';
  return mark(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'la-plot',
      role: 'img',
      'aria-label': summary,
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
    },
    mark('style', {}, style),
    mark('rect', { class: 'la-paper', width, height }),
    mark('text', { class: 'la-chart-title', x: 16, y: 26 }, title),
    heat
      ? heatLegendOfFile(chart, head)
      : chart.series.map(({ name }, i) => {
          const y = head + row * i;
          return [
            mark('path', {
              class: `${bars ? 'la-block' : 'la-curve'} ${lookOf(i)}`,
              d: bars ? `M16 ${y}h20v10h-20z` : `M16 ${y + 5}h20`,
            }),
            mark('text', { x: 44, y: y + 9 }, name),
          ];
        }),
    mark(
      'svg',
      {
        x: plot.left,
        y: top,
        width: width - plot.left - plot.right,
        height: plot.height,
        overflow: 'visible',
      },
      inside(chart),
    ),
  );
};
