/** One scenario run many times, each with its own luck. */

import { type CountedFacts, type Scenario, seedOfRun, simulateFacts } from '../sim/index.ts';
import { type FactOfRun, readFact } from './fact-path.ts';
import { type Estimate, quantileOf, shareOf } from './order-statistics.ts';

/** Many runs of a scenario whose rules have a `chance`. The same three give the same runs everywhere. */
export interface Many {
  scenario: Scenario;
  /** Default 1000. */
  runs: number;
  /** Default 1. Run `i` has the seed `seedOfRun(seed, i)`, however many runs there are. */
  seed: number;
}

/** `many({ scenario: closing({ lose: [{ from: 'client', chance: 0.1 }] }), runs: 10_000, seed: 1 })` */
export const many = ({ scenario, runs = 1000, seed = 1 }: Partial<Many> & { scenario: Scenario }): Many => ({
  scenario,
  runs,
  seed,
});

/** Of one run among many: about 20 ms of work. */
const maxEvents = 5000;

/** The scenario of one run, counted from 0: what draws it again. */
export const runOf = ({ scenario, seed }: Many, index: number): Scenario => ({
  ...scenario,
  seed: seedOfRun(seed, index),
});

/** The facts of one run, counted from 0. */
export const countRun = (of: Many, index: number): CountedFacts =>
  simulateFacts(runOf(of, index), { maxEvents });

/** What each of many runs shows, in order: `outcomes(many({ … }), ({ client }) => client.livedMs)`. Takes ~10 µs a run. */
export const outcomes = <Shown>(of: Many, shows: (facts: CountedFacts) => Shown): Shown[] =>
  Array.from({ length: of.runs }, (_, index) => shows(countRun(of, index)));

/** The value of a fact that a share `q` of the runs does not exceed, in its own unit, with its interval; Infinity: it never came. */
export const quantileAmong = (of: Many, fact: FactOfRun, q: number): Estimate =>
  quantileOf(
    Float64Array.from(
      outcomes(of, (facts) => {
        const value = readFact(facts, fact);
        return typeof value === 'number' ? value : Number.POSITIVE_INFINITY;
      }),
    ).sort(),
    q,
  );

const inPercent = (share: number): number => Math.round(10_000 * share) / 100;

/** How many of a hundred runs something holds for, with its interval; to two decimals. */
export const shareAmong = (of: Many, holds: (facts: CountedFacts) => boolean): Estimate => {
  const { value, low, high } = shareOf(outcomes(of, holds).filter(Boolean).length, of.runs);
  return { value: inPercent(value), low: inPercent(low), high: inPercent(high) };
};
