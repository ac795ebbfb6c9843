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

/** null: it asks for none, or has nothing that could be drawn. */
export const chartOfTable = ({ chart, columns, rows }: Table, lang: Language): Chart | null => {
  if (!chart || rows.length === 0) return null;
  const { bands = [], here, log = false, draw, columns: drawn } = chart;
  const valuesOf = (column: number): (number | null)[] => rows.map((row) => numberOf(row[column]));
  const edges = new Set(bands.flatMap(({ from, to }) => [from, to]));
  const series = columns.flatMap((column, i): Series[] => {
    if (i === 0 || edges.has(i) || drawn?.includes(i) === false) return [];
    const values = valuesOf(i);
    if (values.every((value) => value === null)) return [];
    const band = bands.find(({ of }) => of === i);
    return [
      {
        name: wordsOf(column, lang),
        values,
        ...(band && { band: { low: valuesOf(band.from), high: valuesOf(band.to) } }),
      },
    ];
  });
  if (series.length === 0) return null;
  const first = valuesOf(0);
  const rising = first.every((value, row) => value !== null && (row === 0 || value > first[row - 1]!));
  const along = rising ? (first as number[]) : null;
  const on = along && here !== undefined && here >= along[0]! && here <= along.at(-1)!;
  return {
    draw,
    log,
    over: wordsOf(columns[0] ?? '', lang),
    names: rows.map(([name = '']) => wordsOf(name, lang)),
    along,
    here: on ? here : null,
    series,
  };
};
