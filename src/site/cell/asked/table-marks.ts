/** A table of a run as marks: at build and in the browser. */
import { inLanguage, type Language, type ShownOutput, type Table } from '../../../notebook/index.ts';
import { type Mark, mark } from '../../../render/index.ts';
import { wordsAtHand } from '../../../words/index.ts';
import { typeset } from '../../typeset.ts';
import { wordMarks } from '../live/word-marks.ts';
import { chartMarks } from './chart-marks.ts';
import { chartOfTable } from './chart-of-table.ts';

/** Entries of all tables of a run that are written out, and characters in them: a browser lays them out in one go. */
const mostEntries = 3000;
const mostCharacters = 60_000;

type Entry = Table['rows'][number][number];
const wordsOf = (entry: Entry, lang: Language): string =>
  typeof entry === 'number' ? String(entry) : typeset(inLanguage(entry, lang));

/** The first rows of a table: as many as there is room for where `tables` of them share it, one in any case. */
const firstRows = ({ rows }: Table, tables: number, lang: Language): string[][] => {
  const shown: string[][] = [];
  let [entries, characters] = [mostEntries / tables, mostCharacters / tables];
  for (const row of rows) {
    const words = row.map((entry) => wordsOf(entry, lang));
    entries -= words.length;
    for (const { length } of words) characters -= length;
    if (shown.length > 0 && (entries < 0 || characters < 0)) break;
    shown.push(words);
  }
  return shown;
};

/** How many tables a run shows: they share the room there is. */
export const tablesAmong = (outputs: readonly ShownOutput[]): number =>
  Math.max(1, outputs.filter(({ kind }) => kind === 'table').length);

/** The inside of a table's block, under its chart if it has one. @param tables of the same run */
export const tableMarks = (table: Table, lang: Language, tables = 1): Mark[] => {
  const chart = chartOfTable(table, lang);
  const rows = rowsMarks(table, lang, tables);
  return chart ? chartMarks(chart, wordsOf(table.caption, lang), rows, lang, table.runs !== undefined) : rows;
};

/** The rows, and what is said when only the first of them stand there. */
const rowsMarks = (table: Table, lang: Language, tables: number): Mark[] => {
  const caption = wordsOf(table.caption, lang);
  const head = table.columns.map((column) => mark('th', { scope: 'col' }, wordsOf(column, lang)));
  const rows = firstRows(table, tables, lang);
  const body = rows.map((row) => mark('tr', {}, ...row.map((words) => mark('td', {}, wordMarks(words)))));
  const box = mark(
    'div',
    { class: 'la-table-box', tabindex: 0, role: 'region', 'aria-label': caption },
    mark(
      'table',
      { class: 'la-result-table' },
      mark('caption', {}, caption),
      mark('thead', {}, mark('tr', {}, ...head)),
      mark('tbody', {}, ...body),
    ),
  );
  if (rows.length === table.rows.length) return [box];
  const words = typeset(wordsAtHand(lang).figure.truncatedRows(table.rows.length, rows.length));
  return [box, mark('p', { class: 'la-summary' }, words)];
};
