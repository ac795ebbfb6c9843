/** What many runs show, as a cell declares it: plain data, counted by the page in pieces and by the build at once. */
import type { Chart } from './chart.ts';
import type { FactOfRun } from './fact-path.ts';
import type { Many } from './many.ts';
import type { Text } from './text.ts';

/** Values that shares of the runs do not exceed, each with its interval. */
export interface Quantiles {
  as: 'quantiles';
  /** `[0.5, 0.99]` */
  at: number[];
}
/** How many runs fall into each of several equal parts of a range; what lies outside, and what never came, has its own row. */
export interface Spread {
  as: 'spread';
  /** Seconds for times, else the fact's own unit. */
  from: number;
  to: number;
  bins: number;
}
/** What a run shows of a fact; null: nothing. */
export type FactValue = string | number | null;
/** The share of the runs for each value of the fact, in %; of those that are asked for alone, each with its interval. */
export interface Shares {
  as: 'shares';
  of?: FactValue[];
}

export const quantiles = (...at: number[]): Quantiles => ({ as: 'quantiles', at });
export const spread = (from: number, to: number, bins: number): Spread => ({ as: 'spread', from, to, bins });
/** `shares()`, or `shares('gave-up')` for this value alone */
export const shares = (...of: FactValue[]): Shares => ({ as: 'shares', ...(of.length > 0 && { of }) });

/** `fact` of all runs of each row. */
export interface Tally {
  kind: 'tally';
  caption: Text;
  /** The head of the first column. */
  over: Text;
  of: { name: Text | number; many: Many }[];
  fact: FactOfRun;
  shows: Quantiles | Spread | Shares;
  chart?: Chart;
}

export interface Tallied<Value> {
  caption: Text;
  /** What `values` are, or what one run of many shows. */
  over: Text;
  values: readonly Value[];
  /** The name of a value where it is not the value. */
  name?: (value: Value) => Text | number;
  run: (value: Value) => Many;
  fact: FactOfRun;
  shows: Tally['shows'];
  /** How it is drawn over its table. */
  chart?: Chart;
}

/** `{ over: 'loss, %', values: [1, 10], run: (p) => many({ … }), fact: 'client.livedMs', shows: quantiles(0.5, 0.99) }` */
export const tally = <Value>(spec: Tallied<Value>): Tally => {
  const { values, run, name = (value) => value as Text | number, ...rest } = spec;
  return { kind: 'tally', ...rest, of: values.map((value) => ({ name: name(value), many: run(value) })) };
};
