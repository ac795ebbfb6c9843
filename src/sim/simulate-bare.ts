/** Scenario in, trace out, reasons as bare codes. The loop takes the next timer off the agenda until nothing is left or time is up. */
import { atOnce, type RunOptions, running, settled } from './begin-run.ts';
import { Recorder } from './recorder.ts';
import type { Scenario } from './scenario.ts';
import type { Trace } from './trace.ts';

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
export const simulateBare = (scenario: Scenario, options?: SimulateOptions): Trace =>
  atOnce(simulating(scenario, options, Number.POSITIVE_INFINITY));

/** `simulateBare` in pieces: where one run may be long, a page has its turn between them. */
export const simulateInPieces = (scenario: Scenario, options?: SimulateOptions): Generator<void, Trace> =>
  simulating(scenario, options, piece);

function* simulating(
  scenario: Scenario,
  options: SimulateOptions = {},
  events: number,
): Generator<void, Trace> {
  const run = settled(scenario, options);
  const trace: Trace = {
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
  const log = options.trace === 'off' ? null : new Recorder(trace);
  if (!(yield* running(scenario, run, log, events)))
    trace.stopped = {
      code: 'event-budget',
      sentence: `Stopped after ${run.budget} events: something in this scenario goes on for ever.`,
      setting: 'maxEvents',
      source: 'the simulator itself',
      values: { events: run.budget },
    };
  log?.finish();
  return trace;
}
