/**
 * A field of values: rows across, curves one above the other, and the more, the more colour. Its values stand in it where there
 * is room, so that nothing hangs on telling two shades apart.
 */
import { type Chart, said } from './chart.ts';
import { blocksOf, outline, type Places, share } from './chart-places.ts';
import { linear, logarithmic } from './chart-scale.ts';
import { type Mark, mark } from './mark.ts';

/** Shades that are told apart. */
const shades = 9;
/** Rows and curves up to which values are written, each. */
const mostWritten = 12;
/** Names of curves at the side. */
const mostNames = 10;

const valuesOf = ({ series }: Chart): number[] =>
  series.flatMap(({ values }) => values.filter((value) => value !== null));

const isWritten = ({ names, series }: Chart): boolean =>
  names.length <= mostWritten && series.length <= mostWritten;

/** Words are read on each shade, or there are none. */
const opacityOf = (chart: Chart, shade: number): number =>
  Number(((isWritten(chart) ? 0.45 : 0.9) * ((shade + 1) / shades)).toFixed(2));

/** From 0 for the least value to `shades` − 1 for the most. */
const shading = (chart: Chart): ((value: number) => number) => {
  const values = valuesOf(chart);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (least === most) return () => 0;
  const { at } = chart.log && least > 0 ? logarithmic(least, most) : linear(least, most, 5, false);
  const [low, high] = [at(least), at(most)];
  return (value) => Math.min(shades - 1, Math.floor((shades * (at(value) - low)) / (high - low)));
};

/** A path a shade. */
export const heatBlocks = (chart: Chart, places: Places): Mark[] => {
  const shadeOf = shading(chart);
  const paths = new Map<number, string>();
  for (const block of blocksOf(chart, places)) {
    const shade = shadeOf(chart.series[block.series]!.values[block.row]!);
    paths.set(shade, (paths.get(shade) ?? '') + outline(block));
  }
  return [...paths]
    .sort(([one], [other]) => one - other)
    .map(([shade, d]) =>
      mark('path', { class: 'la-block la-heat la-c1', 'fill-opacity': opacityOf(chart, shade), d }),
    );
};

/** Two digits, or a whole number: three beside each other would touch where a phone makes the squares narrow. */
const short = (value: number): string =>
  String(Number(Math.abs(value) < 10 ? value.toPrecision(2) : value.toFixed()));

/** Names at the side, and the values in the field. */
export const heatAxis = (chart: Chart, { x, up }: Places): Mark[] => {
  const { series } = chart;
  const every = Math.ceil(series.length / mostNames);
  return series.flatMap(({ name, values }, one) => {
    const y = share(1 - up.at(one));
    return [
      ...(one % every === 0 ? [mark('text', { class: 'la-up', x: -8, y, dy: 4 }, name)] : []),
      ...(isWritten(chart)
        ? values.flatMap((value, row) =>
            value === null
              ? []
              : [mark('text', { class: 'la-value', x: share(x[row]!), y, dy: 4 }, short(value))],
          )
        : []),
    ];
  });
};

/** The least and the most, with their shades between: as wide as `width`, 10 high. */
export const heatKey = (chart: Chart, width: number): { least: string; most: string; marks: Mark[] } => {
  const values = valuesOf(chart);
  const each = width / shades;
  return {
    least: said(Math.min(...values)),
    most: said(Math.max(...values)),
    marks: Array.from({ length: shades }, (_, shade) =>
      mark('rect', {
        class: 'la-block la-heat la-c1',
        'fill-opacity': opacityOf(chart, shade),
        x: Number((shade * each).toFixed(1)),
        y: 0,
        width: Number(each.toFixed(1)),
        height: 10,
      }),
    ),
  };
};
