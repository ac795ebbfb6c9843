import type { Trace } from '../sim/index.ts';
import { facts } from '../sim/index.ts';
import { languages, wordsAtHand } from '../words/index.ts';
import { differencesInWords } from './differences-in-words.ts';
import { eventLines, inColumns } from './event-lines.ts';
import { summarize } from './summarize.ts';

/** Transcripts are for review, in the source language. */
const words = wordsAtHand(languages[0]);

type Value = string | number | boolean | null;

/** What a cell gave, ready to be written down. */
export interface TranscriptResult {
  /** Id of the cell. */
  cell: string;
  /** Parameter → value it ran with. */
  values: Record<string, Value>;
  outputs: (
    | { kind: 'figure'; caption?: string; traces: readonly Trace[]; labels: readonly string[] }
    | {
        kind: 'table';
        caption: string;
        columns: readonly string[];
        rows: readonly (readonly (string | number)[])[];
      }
  )[];
  /** The cell's own facts. */
  facts?: Record<string, Value>;
}

const flat = (value: object, path = ''): [string, string][] =>
  Object.entries(value).flatMap(([name, inner]): [string, string][] =>
    inner !== null && typeof inner === 'object'
      ? flat(inner as object, `${path}${name}.`)
      : [[path + name, typeof inner === 'number' ? `${Math.round(inner * 1000) / 1000}` : `${inner}`]],
  );

const traceLines = (trace: Trace, label: string): string[] => [
  `${label}: ${summarize(trace, words.run)}`,
  ...eventLines(trace, words, ({ why }) => (why ? `  [${why.code}]` : '')),
  ...inColumns(flat(facts(trace)).filter(([, value]) => value !== 'null')),
  '',
];

/**
 * A cell's result as plain text, for review: values, each run as a table of events with the codes of their reasons, its
 * facts, and what differs between two runs on one axis. English only; ends with a line break.
 */
export const renderTranscript = (result: TranscriptResult): string => {
  const out = [`cell ${result.cell}`];
  out.push(
    ...inColumns(Object.entries(result.values).map(([name, value]) => [`value ${name}`, `${value}`])),
    '',
  );
  for (const output of result.outputs) {
    if (output.caption) out.push(output.caption, '');
    if (output.kind === 'table') {
      out.push(...inColumns([output.columns, ...output.rows.map((row) => row.map(String))]), '');
      continue;
    }
    output.traces.forEach((trace, i) => {
      out.push(...traceLines(trace, output.labels[i] ?? trace.profile ?? trace.kernel));
    });
    const [a, b] = output.traces;
    if (a && b) {
      const [A = 'the first', B = 'the second'] = output.labels;
      const lines = differencesInWords(a, b, words.run, [A, B]);
      out.push('differences:', ...(lines.length ? lines : ['none']).map((line) => `  ${line}`), '');
    }
  }
  if (result.facts && Object.keys(result.facts).length)
    out.push(
      'facts of the cell:',
      ...inColumns(flat(result.facts).map(([name, value]) => [`fact ${name}`, value])),
      '',
    );
  return `${out
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
};
