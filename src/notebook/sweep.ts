/** One run for each of several values, and what each shows: a table that declares its columns. */
import { type Facts, facts, type Scenario, type Side, simulate, type Trace } from '../sim/index.ts';
import { type Table, table } from './cell.ts';
import type { Chart } from './chart.ts';
import type { Text } from './text.ts';

/** What a run shows: its facts, the run itself, and the textbook's facts of the same scenario. */
export interface Swept extends Facts {
  trace: Trace;
  /** RSTs sent, by both sides. */
  resets: number;
  /** Bytes that reached a side without a gap before them. */
  delivered: Record<Side, number>;
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
  /** How it is drawn over its table. */
  chart?: Chart;
}

/** `{ over: 'RTT', values: [1, 20], run: (rttMs) => closing({ rttMs }), columns: [['FINs', ({ client }) => client.finSent]] }` */
export const sweep = <Value>(spec: Sweep<Value>): Table => {
  const { caption, over, values, run, columns, chart, name = (value) => value as Text | number } = spec;
  const rows = table(
    caption,
    [over, ...columns.map(([head]) => head)],
    values.map((value) => {
      const own = outcome(run(value));
      return [
        name(value),
        ...columns.map(([, shows, other]) => shows(other ? outcome(other(value)) : own, value)),
      ];
    }),
  );
  return chart ? { ...rows, chart, runs: values.map((value) => ({ scenario: run(value) })) } : rows;
};

/** One run of a scenario and what it shows: `outcome(closing()).client.livedMs`. */
export const outcome = (scenario: Scenario): Swept => {
  const trace = simulate(scenario);
  return {
    ...facts(trace),
    trace,
    resets: trace.segments.filter(({ flags }) => flags.includes('R')).length,
    delivered: { client: delivered(trace, 'client'), server: delivered(trace, 'server') },
    get textbook() {
      return facts(simulate({ ...scenario, profile: 'textbook' }));
    },
  };
};

const delivered = ({ segments }: Trace, to: Side): number =>
  segments
    .filter(({ from, len, arrives }) => from !== to && len > 0 && arrives !== null)
    .toSorted((one, other) => one.seq - other.seq)
    .reduce((sum, { seq, len }) => (seq - 1 <= sum ? Math.max(sum, seq - 1 + len) : sum), 0);

/** Milliseconds as seconds with one decimal: `3.7`. */
export const seconds = (ms: number | null | undefined): string => ((ms ?? 0) / 1000).toFixed(1);
