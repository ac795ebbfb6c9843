/** Runs cells, each within a time limit; what did not change since the last run comes from the cache. */
import { basename, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CellFile, Chapter, Place } from '../../chapter/build.ts';
import { recordingsFolder } from '../../chapter/recordings.ts';
import type { ParameterValues } from '../../notebook/index.ts';
import { type Cache, hashOf, hashOfFolders } from './cached.ts';
import type { RunAnswer, RunRequest } from './cell-worker.ts';
import { repository } from './compile-cells.ts';
import { whereAWorkerIs } from './where-a-worker-is.ts';

/** One run of a cell: with its declared values, with those a <Fact with> names, or with one control turned. */
export interface WantedRun {
  chapter: Chapter;
  cell: CellFile;
  values: ParameterValues;
  /** The exercise that the cell begins or solves: its goal is asked, too. */
  exercise?: { start: CellFile; goal: CellFile };
}
/** A cell that was stopped; `at`: the line it was at, in whichever cell of the chapter. */
export interface Endless {
  ok: false;
  endless: true;
  seconds: number;
  at: (Place & { file: string }) | null;
}
export type Outcome = RunAnswer | Endless;

/** Seconds of the processor a cell may take. The longest of the site's takes well under one. */
const timeLimit = 2;

/** The message of a run that never answered because the cell ended its worker. */
export const endedTheProgram = 'ended the program that ran it';

const script = 'cell-worker.ts';
const inCell = ({ url, line, column }: Place & { url: string }) => ({ file: basename(url), line, column });
const isCell = (url: string) => /\/content\/chapters\/[^/]+\/cells\//.test(url);

/** A worker and the one question it is busy with. */
class Runner {
  #worker: Worker | null = null;
  readonly #setup: object;
  constructor(root: string) {
    this.#setup = { repository, root };
  }

  async #ready(): Promise<Worker> {
    if (this.#worker) return this.#worker;
    const worker = new Worker(join(import.meta.dirname, script), {
      workerData: this.#setup,
      execArgv: [],
      // A cell has nothing to print; what it prints anyway is not the doctor's list.
      stdout: true,
      stderr: true,
    });
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = null;
    });
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve());
      worker.once('error', reject);
    });
    this.#worker = worker;
    return worker;
  }

  async run(request: RunRequest, seconds: number): Promise<Outcome> {
    const worker = await this.#ready();
    return new Promise((resolve) => {
      const end = (outcome: Outcome) => {
        clearInterval(timer);
        worker.off('message', answered);
        worker.off('error', failed);
        worker.off('exit', gone);
        resolve(outcome);
      };
      // Time of the processor, not of the clock: on a busy machine a good cell may wait for long. This thread only waits.
      const before = process.cpuUsage();
      const started = performance.now();
      const timer = setInterval(() => {
        const { user, system } = process.cpuUsage(before);
        const spent = (user + system) / 1e6;
        if (spent < seconds && performance.now() - started < seconds * 10_000) return;
        clearInterval(timer);
        // An answer that comes while we look would let the next question go to a worker that is about to end.
        worker.off('message', answered);
        worker.off('error', failed);
        void whereAWorkerIs(script).then((place) => {
          this.close();
          end({ ok: false, endless: true, seconds, at: place && isCell(place.url) ? inCell(place) : null });
        });
      }, 100);
      const answered = (answer: RunAnswer) => end(answer);
      // An error that escapes the cell's own run ends the worker; the next question gets a new one.
      const failed = (error: Error) => {
        this.#worker = null;
        end({ ok: false, message: error.message, line: 1, column: 1 });
      };
      const gone = () => end({ ok: false, message: endedTheProgram, line: 1, column: 1 });
      worker.on('exit', gone);
      worker.on('message', answered);
      worker.on('error', failed);
      worker.postMessage(request);
    });
  }

  close(): void {
    void this.#worker?.terminate();
    this.#worker = null;
  }
}

/** Hash of all that decides what a cell does: the simulator, the words of transcripts, and this runner. */
const simulatorHash = (root: string): string =>
  hashOf(
    hashOfFolders(
      ['words', 'sim', 'notebook', 'timeline', 'render', 'chapter', 'cli/doctor'].map((layer) =>
        join(repository, 'src', layer),
      ),
    ),
    hashOfFolders([recordingsFolder(root)]),
  );

/** Runs the cells of one root, in a worker that the first question starts and `close` ends. */
export class CellRuns {
  readonly #root: string;
  readonly #cache: Cache;
  readonly #seconds: number;
  readonly #simulator: string;
  readonly #runner: Runner;
  readonly #endless = new Map<string, Endless>();

  /** @param seconds of the processor that a cell may take */
  constructor(root: string, cache: Cache, seconds = timeLimit) {
    this.#root = root;
    this.#cache = cache;
    this.#seconds = seconds;
    this.#simulator = simulatorHash(root);
    this.#runner = new Runner(root);
  }

  /** Answers in the order of the questions. */
  async answer(wanted: readonly WantedRun[]): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const run of wanted) outcomes.push(await this.#answerOne(run));
    return outcomes;
  }

  async #answerOne({ chapter, cell, values, exercise }: WantedRun): Promise<Outcome> {
    // A cell may build on any other of its chapter, so all of them decide.
    const deciding = exercise ? [cell, exercise.start, exercise.goal] : chapter.cells;
    const sources = deciding.flatMap(({ id, source }) => [id, source]);
    const kind = exercise ? 'exercise' : 'run';
    const key = hashOf(kind, this.#simulator, cell.id, JSON.stringify(values), ...sources);
    const kept = this.#cache.get(key) as Outcome | undefined;
    if (kept) return kept;
    const [start, goal] = [exercise?.start, exercise?.goal].map(
      (file) => file && join(this.#root, file.file),
    );
    const request = {
      file: join(this.#root, cell.file),
      id: cell.id,
      values,
      ...(start && goal && { exercise: { start, goal } }),
    };
    const outcome = this.#endless.get(cell.file) ?? (await this.#runner.run(request, this.#seconds));
    if ('endless' in outcome) this.#endless.set(cell.file, outcome);
    else this.#cache.set(key, outcome);
    return outcome;
  }

  close(): void {
    this.#runner.close();
  }
}
