/** Worker processes: one surveys the tests, a few try mutants. */
import { type ChildProcess, fork } from 'node:child_process';
import type { Mutant } from './instrument.ts';
import type { Answer, Request, Task, Unit } from './worker.ts';

export interface SurveyedUnit extends Unit {
  fault: string | null;
  steps: number;
  ms: number;
  /** Mutants that it could tell from the original. */
  seen: Set<number>;
}

export interface Trial {
  mutant: number;
  /** Cheapest evidence first. */
  units: { unit: number; steps: number }[];
}

export interface Outcome {
  /** Number of the unit that failed; null: none. `silent`: no answer within the time. */
  killedBy: number | 'silent' | null;
  tried: number;
}

/** A mutant is stopped by its steps; this ends what loops elsewhere, ms. */
const longest = 60_000;

type Ready = Extract<Answer, { units: Unit[] }>;

class Worker {
  readonly ready: Promise<Ready>;
  readonly #process: ChildProcess;
  #waits: { take: (answer: Answer) => void; fail: (fault: Error) => void } | null = null;

  constructor(task: Task) {
    this.#process = fork(new URL('worker.ts', import.meta.url), [JSON.stringify(task)], { execArgv: [] });
    this.#process.on('message', (answer: Answer) => this.#waits?.take(answer));
    this.#process.on('exit', (code) => this.#waits?.fail(new Error(`A worker ended with code ${code}.`)));
    this.ready = this.#answer<Ready>();
  }

  async ask<A extends Answer>(request: Request): Promise<A> {
    await this.ready;
    this.#process.send(request);
    return this.#answer<A>();
  }

  end(): void {
    this.#waits = null;
    this.#process.kill('SIGKILL');
  }

  #answer<A extends Answer>(): Promise<A> {
    return new Promise((take, fail) => {
      this.#waits = { take: (answer) => take(answer as A), fail };
    });
  }
}

/** Every test once, without a mutant: does it pass, what does it take, which mutants could it see? */
export async function survey(
  task: Omit<Task, 'mode'>,
): Promise<{ units: SurveyedUnit[]; mutants: Mutant[] }> {
  const worker = new Worker({ ...task, mode: 'survey' });
  const { units, mutants } = await worker.ready;
  const surveyed: SurveyedUnit[] = [];
  for (const [unit, { file, name }] of units.entries()) {
    const { fault, steps, ms, seen } = await worker.ask<Extract<Answer, { seen: number[] }>>({
      ask: 'survey',
      unit,
    });
    surveyed.push({ file, name, fault, steps, ms, seen: new Set(seen) });
  }
  worker.end();
  return { units: surveyed, mutants };
}

/** Try what `next` gives until it gives no more. */
export async function tryAll(
  task: Omit<Task, 'mode'>,
  workers: number,
  next: () => Trial | null,
  told: (trial: Trial, outcome: Outcome) => void,
): Promise<void> {
  const work = async (): Promise<void> => {
    let worker: Worker | null = null;
    for (let trial = next(); trial; trial = next()) {
      worker ??= new Worker({ ...task, mode: 'run' });
      const answer: Extract<Answer, { tried: number }> | null = await orLate(
        worker.ask<Extract<Answer, { tried: number }>>({ ask: 'try', ...trial }),
      );
      told(trial, answer ?? { killedBy: 'silent', tried: trial.units.length });
      if (answer && !answer.full) continue;
      worker.end();
      worker = null;
    }
    worker?.end();
  };
  await Promise.all(Array.from({ length: workers }, work));
}

/** null: it took too long. */
async function orLate<T>(answer: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((give) => {
    timer = setTimeout(give, longest, null);
  });
  const first = await Promise.race([answer, late]);
  clearTimeout(timer);
  return first;
}
