/** The chart a table asks for, in one language: its columns of numbers as curves. */
import { inLanguage, type Language, type Table } from '../../../notebook/index.ts';
import type { Chart, Series } from '../../../render/index.ts';
import { typeset } from '../../typeset.ts';

type Entry = Table['rows'][number][number];

const wordsOf = (entry: Entry, lang: Language): string =>
  typeof entry === 'number' ? String(entry) : typeset(inLanguage(entry, lang));

/** A number, or one written out, as `3.7` is in a column of seconds; null: words. */
const numberOf = (entry: Entry | undefined): number | null => {
  if (typeof entry === 'number') return entry;
  if (typeof entry !== 'string' || entry.trim() === '') return null;
  const value = Number(entry);
  return Number.isFinite(value) ? value : null;
};

const valuesOf = ({ rows }: Table, column: number): (number | null)[] =>
  rows.map((row) => numberOf(row[column]));

/** Which columns are curves, in their order. */
export const drawnColumns = (table: Table): number[] => {
  const { bands = [], columns: drawn } = table.chart!;
  const edges = new Set(bands.flatMap(({ from, to }) => [from, to]));
  return [...table.columns.keys()].filter(
    (i) =>
      i > 0 &&
      !edges.has(i) &&
      drawn?.includes(i) !== false &&
      valuesOf(table, i).some((value) => value !== null),
  );
};

/** null: it asks for none, or has nothing that could be drawn. */
export const chartOfTable = (table: Table, lang: Language): Chart | null => {
  const { chart, columns, rows } = table;
  if (!chart || rows.length === 0) return null;
  const { bands = [], here, log = false, counts = false, draw, up = '' } = chart;
  const series = drawnColumns(table).map((i): Series => {
    const band = bands.find(({ of }) => of === i);
    return {
      name: wordsOf(columns[i]!, lang),
      values: valuesOf(table, i),
      ...(band && { band: { low: valuesOf(table, band.from), high: valuesOf(table, band.to) } }),
    };
  });
  if (series.length === 0) return null;
  const first = valuesOf(table, 0);
  const rising = first.every((value, row) => value !== null && (row === 0 || value > first[row - 1]!));
  const along = rising ? (first as number[]) : null;
  const on = along && here !== undefined && here >= along[0]! && here <= along.at(-1)!;
  return {
    draw,
    log,
    counts,
    up: wordsOf(up, lang),
    over: wordsOf(columns[0] ?? '', lang),
    names: rows.map(([name = '']) => wordsOf(name, lang)),
    along,
    here: on ? here : null,
    series,
  };
};
