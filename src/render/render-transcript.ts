import type { Trace } from '../sim/index.ts';
import { facts } from '../sim/index.ts';
import { events } from '../timeline/index.ts';
import { differencesInWords } from './differences-in-words.ts';
import { eventText, placeText, timeText } from './event-text.ts';
import { summarize } from './summarize.ts';

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

const columns = (rows: readonly (readonly string[])[], indent = '  '): string[] => {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, cell.length);
    });
  return rows.map(
    (row) =>
      indent +
      row
        .map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] as number)))
        .join('  ')
        .trimEnd(),
  );
};

const flat = (value: object, path = ''): [string, string][] =>
  Object.entries(value).flatMap(([name, inner]): [string, string][] =>
    inner !== null && typeof inner === 'object'
      ? flat(inner as object, `${path}${name}.`)
      : [[path + name, typeof inner === 'number' ? `${Math.round(inner * 1000) / 1000}` : `${inner}`]],
  );

const traceLines = (trace: Trace, label: string): string[] => [
  `${label}: ${summarize(trace, 'en')}`,
  ...columns(
    events(trace).map((event) => [
      timeText(event.t).padStart(9),
      placeText(event, 'en'),
      `${eventText(trace, event, 'en')}${event.why ? `  [${event.why.code}]` : ''}`,
    ]),
  ),
  ...columns(flat(facts(trace)).filter(([, value]) => value !== 'null')),
  '',
];

/**
 * A cell's result as plain text, for review: values, each run as a table of events with the codes of their reasons, its
 * facts, and what differs between two runs on one axis. English only; ends with a line break.
 */
export const renderTranscript = (result: TranscriptResult): string => {
  const out = [`cell ${result.cell}`];
  out.push(
    ...columns(Object.entries(result.values).map(([name, value]) => [`value ${name}`, `${value}`])),
    '',
  );
  for (const output of result.outputs) {
    if (output.caption) out.push(output.caption, '');
    if (output.kind === 'table') {
      out.push(...columns([output.columns, ...output.rows.map((row) => row.map(String))]), '');
      continue;
    }
    output.traces.forEach((trace, i) => {
      out.push(...traceLines(trace, output.labels[i] ?? trace.profile ?? trace.kernel));
    });
    const [a, b] = output.traces;
    if (a && b) {
      const [A = 'the first', B = 'the second'] = output.labels;
      const words = differencesInWords(a, b, 'en', [A, B]);
      out.push('differences:', ...(words.length ? words : ['none']).map((line) => `  ${line}`), '');
    }
  }
  if (result.facts && Object.keys(result.facts).length)
    out.push(
      'facts of the cell:',
      ...columns(flat(result.facts).map(([name, value]) => [`fact ${name}`, value])),
      '',
    );
  return `${out
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
};
