/** Scenario in, trace out, reasons as bare codes. The loop takes the next timer off the agenda until nothing is left or time is up. */
import { type RunOptions, type Settled, settled } from './begin-run.ts';
import { inUs } from './in-us.ts';
import { Recorder } from './recorder.ts';
import type { Scenario } from './scenario.ts';
import type { Trace } from './trace.ts';
import { World } from './world.ts';

/** A run that its event budget ended says so in `stopped`. */
export interface SimulateOptions extends RunOptions {
  /** `full` (default): everything, with reasons. `off`: the run alone; the trace holds no records. */
  trace?: 'full' | 'off';
}

/** Events after which a page may want its turn: under 10 ms, and several times that before the engine has warmed to them. */
const piece = 1000;

/**
 * `simulate` without the words: every `why` has its code and values only. What a page draws needs no more, and the
 * sentences are then loaded by the views that show them; `explain` adds them.
 */
export function simulateBare(scenario: Scenario, options?: SimulateOptions): Trace {
  const run = new TracedRun(scenario, options);
  run.goOn(Number.POSITIVE_INFINITY);
  return run.trace;
}

/** `simulateBare` in pieces: where one run may be long, a page has its turn between them. */
export function* simulateInPieces(scenario: Scenario, options?: SimulateOptions): Generator<void, Trace> {
  const run = new TracedRun(scenario, options);
  while (!run.goOn(piece)) yield;
  return run.trace;
}

class TracedRun {
  readonly trace: Trace;
  private readonly run: Settled;
  private readonly log: Recorder | null;
  private readonly world: World;

  constructor(scenario: Scenario, options: SimulateOptions = {}) {
    const run = settled(scenario, options);
    this.run = run;
    this.trace = {
      scenario,
      kernel: run.policy.kernel,
      profile: run.profile,
      hz: run.hz,
      jiffiesAtZero: run.jiffiesAtZero,
      observedUntilMs: run.untilMs,
      segments: [],
      app: [],
      states: { client: [], server: [] },
    };
    this.log = options.trace === 'off' ? null : new Recorder(this.trace);
    this.world = new World(scenario, run, this.log);
  }

  /** So many events more. True: the run is over, and its trace whole. */
  goOn(events: number): boolean {
    const { untilMs, budget } = this.run;
    const ended = this.world.run(inUs(untilMs), budget, events);
    if (ended === null) return false;
    if (!ended)
      this.trace.stopped = {
        code: 'event-budget',
        sentence: `Stopped after ${budget} events: something in this scenario goes on for ever.`,
        setting: 'maxEvents',
        source: 'the simulator itself',
        values: { events: budget },
      };
    this.log?.finish();
    return true;
  }
}
