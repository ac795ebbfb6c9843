/** A chart as sentences: the one that stands under it, and what is said of the point at the cursor. */
import type { FigureWords } from '../words/index.ts';
import { type Chart, type Series, said } from './chart.ts';

type Words = FigureWords['chart'];

const percent = (value: number): string => value.toFixed(value > 0 && value < 9.95 ? 1 : 0);

/** Where a curve begins and ends, and its extremes where they are others. */
const curve = ({ names }: Chart, { name, values }: Series, words: Words): string => {
  const there = values.flatMap((value, row) => (value === null ? [] : [{ x: names[row]!, value }]));
  const [first, last] = [there[0], there.at(-1)];
  if (!first || !last) return words.flat(name, words.nothing);
  const sorted = there.toSorted((a, b) => a.value - b.value);
  const [least, most] = [sorted[0]!, sorted.findLast(({ value }) => value === sorted.at(-1)!.value)!];
  if (least.value === most.value) return words.flat(name, said(first.value));
  const inside = ({ value }: typeof first): boolean => value !== first.value && value !== last.value;
  let text = words.curve(name, first.x, said(first.value), last.x, said(last.value));
  if (inside(least)) text = words.least(text, least.x, said(least.value));
  if (inside(most)) text = words.most(text, most.x, said(most.value));
  return text;
};

const highest = ({ names }: Chart, { name, values }: Series, words: Words): string => {
  const all = values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  const most = Math.max(...values.map((value) => value ?? 0));
  return words.highest(name, names[values.indexOf(most)] ?? '', said(most), said(all));
};

const shared = ({ names, series }: Chart, row: number, words: Words): string =>
  words.shared(
    names[row] ?? '',
    series
      .flatMap(({ name, values }) => (values[row] ? [words.share(name, percent(values[row]))] : []))
      .join(words.comma),
  );

/** A field: where its least value is and where its most. */
const field = ({ over, up, names, series }: Chart, words: Words): string[] => {
  const all = series.flatMap(({ name, values }) =>
    values.flatMap((value, row) => (value === null ? [] : [{ x: names[row]!, y: name, value }])),
  );
  const [first] = all;
  if (!first) return [words.flat(up, words.nothing)];
  const [least, most] = all.reduce(
    ([low, high], one) => [one.value < low.value ? one : low, one.value > high.value ? one : high],
    [first, first],
  );
  if (least.value === most.value) return [words.flat(up, said(least.value))];
  return [
    words.leastAt(said(least.value), over, least.x, up, least.y),
    words.mostAt(said(most.value), over, most.x, up, most.y),
  ];
};

/** What a chart shows, in a sentence a curve. */
export const chartInWords = (chart: Chart, words: Words): string => {
  const { draw, series, names } = chart;
  if (draw === 'heat') return field(chart, words).map(words.sentence).reduce(words.next);
  const tell = chart.counts ? highest : curve;
  const told =
    draw === 'shares'
      ? [...new Set([0, names.length - 1])].map((row) => shared(chart, row, words))
      : series.map((one) => tell(chart, one, words));
  return told.map(words.sentence).reduce(words.next);
};

/** The values of one row; of a field the value in one curve's. */
export const pointInWords = (chart: Chart, row: number, words: Words, curve = 0): string => {
  const { over, up, names, series, draw } = chart;
  if (draw === 'heat') {
    const { name, values } = series[curve]!;
    const value = values[row] ?? null;
    return words.inField(over, names[row] ?? '', up, name, value === null ? words.nothing : said(value));
  }
  const valueIn = ({ name, values, band }: Series): string => {
    const value = values[row] ?? null;
    if (value === null) return words.value(name, words.nothing);
    if (draw === 'shares') return words.share(name, percent(value));
    const [low, high] = [band?.low[row] ?? null, band?.high[row] ?? null];
    return words.value(
      name,
      low === null || high === null ? said(value) : words.between(said(value), said(low), said(high)),
    );
  };
  return words.at(over, names[row] ?? '', series.map(valueIn).join(words.comma));
};
