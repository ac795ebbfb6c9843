/** Scenario in, trace out, reasons as bare codes. The loop takes the next timer off the agenda until nothing is left or time is up. */
import { type RunOptions, runToEnd, settled } from './begin-run.ts';
import { Recorder } from './recorder.ts';
import type { Scenario } from './scenario.ts';
import type { Trace } from './trace.ts';

/** A run that its event budget ended says so in `stopped`. */
export interface SimulateOptions extends RunOptions {
  /** `full` (default): everything, with reasons. `off`: the run alone; the trace holds no records. */
  trace?: 'full' | 'off';
}

/**
 * `simulate` without the words: every `why` has its code and values only. What a page draws needs no more, and the
 * sentences are then loaded by the views that show them; `explain` adds them.
 */
export function simulateBare(scenario: Scenario, options: SimulateOptions = {}): Trace {
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
  if (!runToEnd(scenario, run, log))
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
