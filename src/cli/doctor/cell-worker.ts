/**
 * Runs cells in a thread of its own, so that one that never ends can be stopped. It is handed one request at a time and
 * answers with plain data. Node strips the types of a cell itself; 'last-ack' and './other-cell' are resolved here.
 */
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { AnyCell, Parameters, ParameterValues, Verdict } from '../../notebook/index.ts';
import type { Trace } from '../../sim/index.ts';

export interface RunRequest {
  /** Absolute path of the cell. */
  file: string;
  id: string;
  values: ParameterValues;
  /** Absolute paths: of what the exercise begins with, and of its goal. */
  exercise?: { start: string; goal: string };
}
/** What the goal says of the run, or how it failed to. */
type Judged = Verdict | { threw: string; line: number; column: number };
export type RunAnswer =
  | {
      ok: true;
      /** As the cell declares them. */
      parameters: Parameters;
      /** Dotted path → value, per profile. */
      facts: Record<'linux' | 'textbook', Record<string, number | string | null>>;
      /** What its reader is told in words of its own, as `zh.words.json` has them. */
      texts: string[];
      /** The outputs in words, to be compared with an earlier run's. */
      transcript: string;
      /** Of a run that an exercise's goal was asked about. */
      verdict?: Judged;
    }
  | { ok: false; message: string; line: number; column: number };

interface Setup {
  repository: string;
  /** What holds the kernel recordings that cells name. */
  root: string;
}

const { repository, root } = workerData as Setup;
const cellApi = pathToFileURL(`${repository}/src/notebook/cell-api.ts`).href;
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'last-ack') return { url: cellApi, shortCircuit: true };
    const isCell = /^\.\/[\w-]+$/.test(specifier) && context.parentURL?.includes('/cells/');
    return next(isCell ? `${specifier}.ts` : specifier, context);
  },
});

const { judgeCell } = await import('./judge-cell.ts');
const { readCellRun } = await import('./read-cell-run.ts');
const { readRecording } = await import('../../chapter/recordings.ts');
const recording = (name: string): Trace => readRecording(root, name);

/** The place in the cell's file where the error was thrown, or its first line. */
function placeIn(error: unknown, file: string): { line: number; column: number } {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const url = pathToFileURL(file).href;
  for (const name of [url, file]) {
    const at = stack.indexOf(`${name}:`);
    const [, line, column] = at < 0 ? [] : (/^:(\d+)(?::(\d+))?/.exec(stack.slice(at + name.length)) ?? []);
    if (line) return { line: Number(line), column: Number(column ?? 1) };
  }
  return { line: 1, column: 1 };
}

const failed = (error: unknown, file: string): RunAnswer => {
  const message = error instanceof Error ? error.message : String(error);
  return { ok: false, message: message.split('\n')[0]!, ...placeIn(error, file) };
};

const load = async (file: string): Promise<unknown> =>
  ((await import(pathToFileURL(file).href)) as { default?: unknown }).default;

/** The cell has run: what its goal says. */
const judged = async (
  cell: unknown,
  { start, goal }: NonNullable<RunRequest['exercise']>,
): Promise<Judged> => {
  try {
    return judgeCell(await load(goal), (await load(start)) as AnyCell, cell as AnyCell);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { threw: message.split('\n')[0]!, ...placeIn(error, goal) };
  }
};

// A promise of the cell that nobody waits for: its failure belongs to the run that made it, not to the one it ends.
const late: unknown[] = [];
process.on('unhandledRejection', (error) => late.push(error));

parentPort!.on('message', async ({ file, id, values, exercise }: RunRequest) => {
  let answer: RunAnswer;
  try {
    const cell = await load(file);
    answer = { ok: true, ...readCellRun(cell, id, values, recording) };
    if (exercise) answer.verdict = await judged(cell, exercise);
  } catch (error) {
    answer = failed(error, file);
  }
  await new Promise(setImmediate);
  if (late.length > 0) answer = failed(late.splice(0)[0], file);
  parentPort!.postMessage(answer);
});
parentPort!.postMessage('ready');
