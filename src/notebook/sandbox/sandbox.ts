/** The page's side of the sandbox: one hidden frame for all cells, started when first wanted, replaced if it hangs. */

import { faultText } from '../../words/index.ts';
import type { ParameterValues } from '../call-cell.ts';
import type { CalledOutput } from '../cell.ts';
import { type CodeFault, errorInWords } from '../code-fault.ts';
import type { Parameters } from '../parameter.ts';
import type { Text } from '../text.ts';
import { inTurns, Turns } from '../turns.ts';
import { validateParameters, validatingOutputs } from '../validate-output.ts';
import { OutputFault } from '../validate-plain.ts';
import { afterTurns } from './after-turns.ts';
import { type FromFrame, isPlain, type Module, readFromFrame, type ToFrame } from './protocol.ts';

/** How long a cell may compute. */
export const limitMs = 2000;
/** After this the frame itself is given up. */
const patienceMs = 3000;
const startMs = 8000;

export interface RunResult {
  run: number;
  outputs: CalledOutput[];
  parameters: Parameters;
  /** Lines the cell wrote with console.log. */
  log: string[];
}
export type Outcome = { result: RunResult; fault?: never } | { fault: CodeFault; result?: never };

const ended = (why: 'time' | 'output' | 'stopped' | 'hung'): { fault: CodeFault } => ({
  fault: {
    stage: 'ended',
    message: faultText((words) => (why === 'time' ? words.time(limitMs / 1000) : words[why])),
  },
});
/** What a reader who pressed Stop is told. */
export const stoppedByReader: CodeFault = ended('stopped').fault;

/** The payload of a finished run, parsed and rebuilt from known keys only; the page has its turn between two outputs. */
const readPayload = async (run: number, payload: string): Promise<Outcome> => {
  try {
    const turns = new Turns();
    const value: unknown = JSON.parse(payload);
    if (!isPlain(value)) throw new OutputFault('the result', 'something else', 'what a run sends');
    const log = Array.isArray(value.log) ? value.log : [];
    await turns.rest();
    const outputs = await inTurns(validatingOutputs(value.outputs), turns);
    await turns.rest();
    return {
      result: {
        run,
        outputs,
        parameters: validateParameters(value.parameters),
        log: log.filter((line) => typeof line === 'string').slice(0, 100),
      },
    };
  } catch (error) {
    if (error instanceof SyntaxError)
      return { fault: { stage: 'result', message: faultText((words) => words.noResult) } };
    const message = error instanceof OutputFault ? error.text : (error as Error).message;
    return { fault: { stage: 'result', message } };
  }
};

export class Sandbox {
  readonly #url: string;
  #frame: HTMLIFrameElement | null = null;
  #ready: Promise<Text | null> | null = null;
  #waiting = new Map<number, (outcome: Outcome) => void>();
  #runs = 0;
  /** Programs by run, and the values last asked for: a worker that was given up is started again from these. */
  #programs = new Map<number, { modules: Module[]; values: ParameterValues }>();
  #started: ((reason: Text | null) => void) | null = null;
  /** The browser does not close it: no code will run here. */
  refused = false;

  /** @param url where `sandbox.html` is */
  constructor(url: string) {
    this.#url = url;
    addEventListener('message', (event) => {
      if (!this.#frame || event.source !== this.#frame.contentWindow) return;
      const message = readFromFrame(event.data);
      if (message) this.#hear(message);
    });
  }

  /** Starts the frame and asks whether it is closed and works. Resolves to null, or to the reason it cannot be used now. */
  start(): Promise<Text | null> {
    this.#ready ??= new Promise((resolve) => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.setAttribute('aria-hidden', 'true');
      frame.tabIndex = -1;
      frame.title = 'sandbox';
      frame.style.cssText = 'position:fixed;inset:0 auto auto 0;width:0;height:0;border:0;visibility:hidden';
      this.#started = (reason) => {
        this.#started = null;
        resolve(reason);
      };
      this.#frame = frame;
      frame.src = this.#url;
      document.body.append(frame);
    });
    return this.#ready;
  }

  /**
   * Starts the frame for a reader who waits for it, and gives up on it after a while. A frame that was started ahead of its
   * first run may take its time: on a slow line it is asked for while code is still being written.
   */
  async #awaited(): Promise<Text | null> {
    const timer = setTimeout(() => {
      this.#started?.(faultText((words) => words.slowStart));
      this.#restart();
    }, startMs);
    const reason = await this.start();
    clearTimeout(timer);
    return reason;
  }

  #hear(message: FromFrame): void {
    if (message.kind === 'ready') this.#started?.(null);
    else if (message.kind === 'refused') {
      this.refused = true;
      this.#started?.(message.reason || faultText((words) => words.refused));
    } else {
      const settle = this.#waiting.get(message.run);
      if (!settle) return;
      const program = this.#programs.get(message.run);
      if (message.kind === 'gone') {
        if (program) this.#post({ kind: 'run', run: message.run, ...program, limitMs });
        else settle(ended('stopped'));
      } else if (message.kind === 'ended') settle(ended(message.why));
      else if (message.kind === 'done') void readPayload(message.run, message.payload).then(settle);
      else {
        const { name, message: words, cell, line, column } = message;
        settle({ fault: { stage: 'run', ...errorInWords(name, words), cell, line, column } });
      }
    }
  }

  /** One question at a time for each run. */
  #ask(message: Extract<ToFrame, { run: number }>): Promise<Outcome> {
    const { run } = message;
    return new Promise((resolve) => {
      const rest = afterTurns(limitMs + patienceMs, () => {
        this.#restart();
        settle(ended('hung'));
      });
      const settle = (outcome: Outcome) => {
        rest();
        this.#waiting.delete(run);
        resolve(outcome);
      };
      this.#waiting.set(run, settle);
      this.#post(message);
    });
  }

  #post(message: ToFrame): void {
    this.#frame?.contentWindow?.postMessage(message, '*');
  }

  #restart(): void {
    this.#frame?.remove();
    this.#frame = null;
    this.#ready = null;
    for (const settle of [...this.#waiting.values()]) settle(ended('hung'));
  }

  /**
   * Runs the last module after the ones before it. `began` is told the run's number at once, for `stop`.
   * @returns what it drew, or what went wrong; never throws.
   */
  async run(
    modules: Module[],
    values: ParameterValues,
    began: (run: number) => void = () => {},
  ): Promise<Outcome> {
    const reason = await this.#awaited();
    if (reason) return { fault: { stage: 'closed', message: reason } };
    this.#runs += 1;
    began(this.#runs);
    this.#programs.set(this.#runs, { modules, values });
    return this.#ask({ kind: 'run', run: this.#runs, modules, values, limitMs });
  }

  /** The same program with other values; its worker still holds it, unless it was ended. */
  async turn(run: number, values: ParameterValues): Promise<Outcome> {
    // A frame that was given up is started again.
    const reason = await this.#awaited();
    if (reason) return { fault: { stage: 'closed', message: reason } };
    const program = this.#programs.get(run);
    if (program) program.values = values;
    return this.#ask({ kind: 'turn', run, values, limitMs });
  }

  stop(run: number): void {
    this.#post({ kind: 'stop', run });
  }

  /** Nothing more will be asked of this run. */
  forget(run: number): void {
    this.#programs.delete(run);
  }
}
