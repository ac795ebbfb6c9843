/** Scenario in, trace out, reasons as bare codes. The loop takes the next timer off the agenda until nothing is left or time is up. */
import { inUs } from './in-us.ts';
import { linux } from './linux.ts';
import { Recorder } from './recorder.ts';
import type { Profile, Scenario } from './scenario.ts';
import type { Policy } from './tcp/policy.ts';
import type { Socket } from './tcp/socket.ts';
import { textbook } from './textbook.ts';
import type { Trace } from './trace.ts';
import { World } from './world.ts';

export interface SimulateOptions {
  /** `full` (default): everything, with reasons. `off`: the run alone; the trace holds no records. */
  trace?: 'full' | 'off';
  /** Stop after so many events; the trace then says so in `stopped`. Default 200,000. */
  maxEvents?: number;
  /** Look until this time, ms, instead of the scenario's `durationMs`. */
  untilMs?: number;
  /** Rules of a stack of your own, in place of the scenario's profile. */
  policy?: Policy<Socket>;
}

/** Where the tick counter stands at t = 0 if the scenario does not say: any phase is as good as another. */
const defaultJiffies = 4296070000.5;

const profiles: Record<Profile, Policy<Socket>> = { linux, textbook };

/**
 * `simulate` without the words: every `why` has its code and values only. What a page draws needs no more, and the
 * sentences are then loaded by the views that show them; `explain` adds them.
 */
export function simulateBare(scenario: Scenario, options: SimulateOptions = {}): Trace {
  const { profile = 'linux', hz = 250, jiffiesAtZero = defaultJiffies } = scenario;
  const policy = options.policy ?? profiles[profile];
  const untilMs = options.untilMs ?? scenario.durationMs;
  const trace: Trace = {
    scenario,
    kernel: policy.kernel,
    profile,
    hz,
    jiffiesAtZero,
    observedUntilMs: untilMs,
    segments: [],
    app: [],
    states: { client: [], server: [] },
  };
  const log = options.trace === 'off' ? null : new Recorder(trace);
  const world = new World(scenario, { hz, jiffiesAtZero, policy, log });
  const budget = options.maxEvents ?? 200_000;
  if (!world.run(inUs(untilMs), budget))
    trace.stopped = {
      code: 'event-budget',
      sentence: `Stopped after ${budget} events: something in this scenario goes on for ever.`,
      setting: 'maxEvents',
      source: 'the simulator itself',
      values: { events: budget },
    };
  log?.finish();
  return trace;
}
