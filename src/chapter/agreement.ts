/** How many recordings match, how far off the segments are, and what was looked at to say so. */
import { type Looked, timeErrors, type Unrecorded } from '../sim/index.ts';
import { type Held, isCompared, type Uncompared } from './compare-all.ts';

/** Things that are counted. */
export type Counted = Exclude<keyof Looked, 'notRecorded'>;

export interface Agreement {
  recordings: number;
  matching: number;
  /** Distance in time between a segment's simulated and recorded sending, ms. */
  p50: number;
  p95: number;
  /** How many of each both had. */
  looked: Record<Counted, number>;
  /** How many recordings do not tell of it. */
  notRecorded: Record<Unrecorded, number>;
}

const counted: readonly Counted[] = [
  'segments',
  'arrivals',
  'sackBlocks',
  'windows',
  'states',
  'calls',
  'bytes',
  'atTheEnd',
];
const unrecorded: readonly Unrecorded[] = ['windows', 'states', 'calls', 'bytes', 'connections'];

const byName = <K extends string>(names: readonly K[], of: (name: K) => number): Record<K, number> =>
  Object.fromEntries(names.map((name) => [name, of(name)])) as Record<K, number>;

export const agreementOf = (results: readonly (Held | Uncompared)[]): Agreement => {
  const matches = results.filter(isCompared).map(({ match }) => match);
  const { p50, p95 } = timeErrors(matches);
  return {
    recordings: results.length,
    matching: matches.filter((match) => match.matches).length,
    p50,
    p95,
    looked: byName(counted, (what) => matches.reduce((sum, { looked }) => sum + looked[what], 0)),
    notRecorded: byName(
      unrecorded,
      (what) => matches.filter(({ looked }) => looked.notRecorded.includes(what)).length,
    ),
  };
};

/** `N/N traces match; segment time error p50 0.31 ms, p95 1.20 ms` */
export const summaryLine = (results: readonly (Held | Uncompared)[]): string => {
  const { recordings, matching, p50, p95 } = agreementOf(results);
  return `${matching}/${recordings} traces match; segment time error p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms`;
};

export interface Family extends Agreement {
  family: string;
}

/** The agreement of each family of recordings, in the order of their names. */
export const byFamily = (results: readonly (Held | Uncompared)[]): Family[] =>
  [...new Set(results.map(({ family }) => family))]
    .toSorted()
    .map((family) => ({ family, ...agreementOf(results.filter((one) => one.family === family)) }));
