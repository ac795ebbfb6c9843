/** Scenario in, facts out: for many runs, of which nobody reads a trace. */
import { type RunOptions, settled } from './begin-run.ts';
import { Counter } from './counter.ts';
import type { Facts } from './facts.ts';
import { inUs } from './in-us.ts';
import type { ReasonCode } from './reason-codes.ts';
import type { Scenario, Side } from './scenario.ts';
import { World } from './world.ts';

export type CountedFacts = Facts & {
  /** Why each side's socket ended: the reason of its last CLOSED; null: it had not. */
  ends: Record<Side, ReasonCode | null>;
  /** The event budget ended the run before its time. */
  stopped: boolean;
};

/**
 * The facts of a run without its trace: the same as `facts(simulate(scenario))`, at nearly the speed of a run nobody
 * listens to. Times in ms.
 */
export const simulateFacts = (scenario: Scenario, options: RunOptions = {}): CountedFacts => {
  const run = settled(scenario, options);
  const counter = new Counter(scenario);
  const until = inUs(run.untilMs);
  const stopped = new World(scenario, run, counter).run(until, run.budget) === false;
  counter.finish(until);
  return Object.assign(counter, { stopped });
};
