/**
 * An exercise: a cell with a goal. The reader changes the cell; the goal is the site's own, in a file that no edit reaches, and is
 * told what the run did. It never sees the code, so that every way that leads there counts.
 */
import { type Facts, facts, type Scenario, type Trace } from '../sim/index.ts';
import type { Text } from './text.ts';

/** A part of the scenario that has to stay as the exercise has it: else the way to the goal would be to change the question. */
export type Kept =
  | 'rules'
  | 'rttMs'
  | 'seed'
  | 'middlebox'
  | 'load'
  | 'client.script'
  | 'client.sysctl'
  | 'server.script'
  | 'server.sysctl'
  | 'server.loop';

/** What has to hold, and what is so while it does not: it stands behind "Not yet:". */
export type Requirement = readonly [holds: boolean, otherwise: Text];

export interface Exercise {
  keeps?: readonly Kept[];
  /** In the order in which a reader is told: the first that does not hold. */
  goal: (facts: Facts, trace: Trace) => readonly Requirement[];
}

/** The default export of an exercise's `goal.ts`. */
export const exercise = (spec: Exercise): Exercise => spec;

export type Verdict =
  | { done: true }
  /** This does not hold yet. */
  | { done: false; still: Text }
  /** This part of the scenario is no longer the exercise's. */
  | { done: false; changed: Kept };

const partOf = (scenario: Scenario, kept: Kept): string => {
  const [of, part] = kept.split('.');
  const whole = scenario[of as keyof Scenario] as Record<string, unknown> | undefined;
  // Nothing set, and an empty list of settings or rules, are the same.
  const found = JSON.stringify(part === undefined ? whole : whole?.[part]) ?? '';
  return /^(\{\}|\[\])$/.test(found) ? '' : found;
};

/**
 * Whether a run reaches the goal, and if not what is missing.
 * @param start the scenario that the exercise begins with @throws what the goal's code throws
 */
export const judge = ({ keeps = [], goal }: Exercise, start: Scenario, trace: Trace): Verdict => {
  const changed = keeps.find((kept) => partOf(start, kept) !== partOf(trace.scenario, kept));
  if (changed !== undefined) return { done: false, changed };
  const missing = goal(facts(trace), trace).find(([holds]) => !holds);
  return missing ? { done: false, still: missing[1] } : { done: true };
};
