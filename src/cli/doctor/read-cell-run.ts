/** One run of a cell → plain data for the doctor: its parameters, the facts of both profiles, its transcript. */
import { factsOfRun } from '../../chapter/index.ts';
import { validateOutputs, validateParameters } from '../../notebook/build.ts';
import {
  type Cell,
  callCell,
  defaultValues,
  inLanguage,
  keyOf,
  type Parameters,
  type ParameterValues,
  type Picture,
  runCell,
  type ShownOutput,
  tracesOf,
  withOptionsAsLabels,
  withTexts,
} from '../../notebook/index.ts';
import { renderTranscript, type TranscriptResult } from '../../render/index.ts';
import type { Trace } from '../../sim/index.ts';
import type { RunAnswer } from './cell-worker.ts';

type Answer = Omit<Extract<RunAnswer, { ok: true }>, 'ok'>;

/** As the cache keeps it: what is no number of JSON is null. */
const asData = <T>(value: unknown): T => JSON.parse(JSON.stringify(value));

/** @throws RangeError when the simulator gave a run up: what is drawn and counted of it is a part. */
function whole(picture: Picture): Picture {
  const stopped = picture.traces.find((trace) => trace.stopped)?.stopped;
  if (stopped) throw new RangeError(stopped.sentence);
  return picture;
}

/** The runs a reader can see of one output: both profiles of a figure, both sides of a comparison. */
function shownIn(
  output: ShownOutput,
  recording: (name: string) => Trace,
): TranscriptResult['outputs'][number] {
  const caption = inLanguage(output.caption ?? '', 'en');
  if (output.kind === 'table') {
    return {
      kind: 'table',
      caption,
      columns: output.columns.map((column) => inLanguage(column, 'en')),
      rows: output.rows.map((row) =>
        row.map((entry) => (typeof entry === 'number' ? entry : inLanguage(entry, 'en'))),
      ),
    };
  }
  const { traces, labels } = whole(
    output.kind === 'recording'
      ? tracesOf(output, { recording: recording(output.recording) })
      : tracesOf(output, output.against ? {} : { profile: 'both' }),
  );
  return { kind: 'figure', caption, traces, labels: labels.map((label) => inLanguage(label, 'en')) };
}

/** What is said in words of the cell's own. */
function textsOf(data: unknown): string[] {
  const texts = new Set<string>();
  withTexts(data, (text) => {
    const key = keyOf(text);
    if (key !== undefined) texts.add(key);
    return text;
  });
  return [...texts];
}

/**
 * What an edited cell is held to in the browser holds for a published one: Edit and Run, changing nothing, must draw.
 * @param value the cell's default export
 * @throws what the cell throws; TypeError where it is no cell; OutputFault for what the page cannot draw; RangeError for a
 *   run that the simulator gave up
 */
export function readCellRun(
  value: unknown,
  id: string,
  values: ParameterValues,
  recording: (name: string) => Trace,
): Answer {
  const cell = value as Cell | undefined;
  if (typeof cell?.run !== 'function') throw new TypeError('has no default export made by cell(…)');
  validateParameters(cell.parameters);
  // Before anything is counted: a stranger's tally is bounded, and so is ours.
  const called = callCell(cell, values);
  validateOutputs(called);
  const run = runCell(cell, values);
  const { outputs, facts: own } = run;
  const named = asData<typeof own>(own);
  const shown = outputs.map((output) => shownIn(output, recording));
  return {
    parameters: asData<Parameters>(cell.parameters),
    texts: textsOf([...Object.values(cell.parameters as Parameters).map(withOptionsAsLabels), ...called]),
    facts: {
      linux: asData(factsOfRun(run, 'linux', recording)),
      textbook: asData(factsOfRun(run, 'textbook', recording)),
    },
    transcript: renderTranscript({
      cell: id,
      values: { ...(defaultValues(cell.parameters) as ParameterValues), ...values },
      outputs: shown,
      facts: named,
    }),
  };
}
