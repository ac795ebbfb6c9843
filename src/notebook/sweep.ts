/** One run for each of several values, and what each shows: a table that declares its columns. */
import { type Facts, facts, type Scenario, type Side, simulate, type Trace } from '../sim/index.ts';
import { type RowRun, type Table, table } from './cell.ts';
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
  const rows = values.map((value) => {
    const own = outcome(run(value));
    return columns.map(([, shows, other]) => {
      const read = new Read(other ? outcome(other(value)) : own);
      return { entry: shows(read.run, value), scenario: read.scenario };
    });
  });
  const counted = table(
    caption,
    [over, ...columns.map(([head]) => head)],
    values.map((value, i) => [name(value), ...rows[i]!.map(({ entry }) => entry)]),
  );
  return chart ? { ...counted, chart, runs: rows.map(runsOf) } : counted;
};

/** A run that is read for a column: of a column that asks for the textbook, the run is the textbook's. */
class Read {
  readonly run: Swept;
  #textbook = false;
  constructor(run: Swept) {
    const asked = (): void => {
      this.#textbook = true;
    };
    this.run = {
      ...run,
      get textbook() {
        asked();
        return run.textbook;
      },
    };
  }
  get scenario(): Scenario {
    const { scenario } = this.run.trace;
    return this.#textbook ? { ...scenario, profile: 'textbook' } : scenario;
  }
}

/** The runs behind a row: one where its columns are all of it, else each with the columns it is of. */
const runsOf = (columns: { scenario: Scenario }[]): RowRun[] => {
  const found = new Map<string, { columns: number[]; scenario: Scenario }>();
  for (const [i, { scenario }] of columns.entries()) {
    const key = JSON.stringify(scenario);
    const one = found.get(key) ?? { columns: [], scenario };
    one.columns.push(i + 1);
    found.set(key, one);
  }
  return found.size === 1 ? [{ scenario: columns[0]!.scenario }] : [...found.values()];
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
