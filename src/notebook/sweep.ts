/** One run for each of several values, and what each shows: a table that declares its columns. */
import { type Facts, facts, type Scenario, simulate, type Trace } from '../sim/index.ts';
import { type Table, table } from './cell.ts';
import type { Text } from './text.ts';

/** What a column reads: the facts of the run, the run itself, and the textbook's facts of the same scenario. */
export interface Swept extends Facts {
  trace: Trace;
  textbook: Facts;
}

/** A column's head, what it shows of a run, and the scenario where it is not the row's. */
export type Column<Value> = [
  head: Text,
  shows: (run: Swept, value: Value) => Text | number,
  scenario?: (value: Value) => Scenario,
];

export interface Sweep<Value> {
  caption: Text;
  /** The head of the first column. */
  over: Text;
  values: readonly Value[];
  /** The first column's text where it is not the value. */
  name?: (value: Value) => Text | number;
  run: (value: Value) => Scenario;
  columns: Column<Value>[];
}

/** `{ over: 'RTT', values: [1, 20], run: (rttMs) => closing({ rttMs }), columns: [['FINs', ({ client }) => client.finSent]] }` */
export const sweep = <Value>(spec: Sweep<Value>): Table => {
  const { caption, over, values, run, columns, name = (value) => value as Text | number } = spec;
  return table(
    caption,
    [over, ...columns.map(([head]) => head)],
    values.map((value) => {
      const own = swept(run(value));
      return [
        name(value),
        ...columns.map(([, shows, other]) => shows(other ? swept(other(value)) : own, value)),
      ];
    }),
  );
};

const swept = (scenario: Scenario): Swept => {
  const trace = simulate(scenario);
  return {
    ...facts(trace),
    trace,
    get textbook() {
      return facts(simulate({ ...scenario, profile: 'textbook' }));
    },
  };
};

/** Milliseconds as seconds with one decimal: `3.7`. */
export const seconds = (ms: number | null | undefined): string => ((ms ?? 0) / 1000).toFixed(1);
