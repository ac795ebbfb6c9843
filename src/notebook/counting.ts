/**
 * What many runs show, counted by whoever there is: this thread, workers of a page or of Node. Parts are handed out in the order
 * in which a picture needs them, and what comes back lies by run: nothing hangs on who counted what, or when.
 */
import type { CalledOutput, ShownOutput } from './cell.ts';
import { type FactOfRun, readFact } from './fact-path.ts';
import { countRun, type Many } from './many.ts';
import type { FactValue, Tally } from './tally.ts';
import { type Counts, tableOfTally } from './tally-table.ts';

/** Runs `from` ≤ i < `to` of one row, plain data. */
export interface Part {
  /** Which row, over all tallies. */
  row: number;
  many: Many;
  fact: FactOfRun;
  from: number;
  to: number;
}

/** The fact of each run of a part, or of the first of them: one at least, and no further once `enough()`. */
export const countPart = ({ many, fact, from, to }: Part, enough: () => boolean): FactValue[] => {
  const values: FactValue[] = [];
  for (let run = from; run < to; run += 1) {
    values.push(readFact(countRun(many, run), fact));
    if (enough()) break;
  }
  return values;
};

/** Runs of a row that are handed out at once: few while there is nothing to show, then some ms of work. */
const [firstPart, largestPart] = [8, 1024];

/** Small parts of every row before larger ones of any. */
function* partsOf(rows: readonly { tally: Tally; many: Many }[]): Generator<Part, null> {
  const most = Math.max(0, ...rows.map(({ many }) => many.runs));
  for (let from = 0, size = firstPart; from < most; from += size, size = Math.min(4 * size, largestPart))
    for (const [row, { tally, many }] of rows.entries()) {
      const to = Math.min(many.runs, from + size);
      if (from < to) yield { row, many, fact: tally.fact, from, to };
    }
  return null;
}

interface Row {
  tally: Tally;
  many: Many;
  /** Of the first runs, without a gap. */
  values: FactValue[];
  /** Parts that came before one that lies before them, by their first run. */
  early: Map<number, FactValue[]>;
}

export class Counting {
  /** Of all rows together. */
  readonly runs: number;
  counted = 0;
  readonly #outputs: readonly CalledOutput[];
  readonly #rows: Row[];
  readonly #parts: Generator<Part, null>;
  readonly #back: Part[] = [];

  constructor(outputs: readonly CalledOutput[]) {
    this.#outputs = outputs;
    this.#rows = outputs.flatMap((output) =>
      output.kind === 'tally'
        ? output.of.map(({ many }) => ({ tally: output, many, values: [], early: new Map() }))
        : [],
    );
    this.runs = this.#rows.reduce((sum, { many }) => sum + many.runs, 0);
    this.#parts = partsOf(this.#rows);
  }

  get done(): boolean {
    return this.counted === this.runs;
  }

  /** What to count next; null: all is counted or being counted. */
  next(): Part | null {
    return this.#back.pop() ?? this.#parts.next().value;
  }

  /** Nobody counts this part now. */
  giveBack(part: Part): void {
    this.#back.push(part);
  }

  /** @param found of the first runs of `part`; those that are missing are handed out again */
  put(part: Part, found: FactValue[]): void {
    const { values, early } = this.#rows[part.row]!;
    this.counted += found.length;
    early.set(part.from, found);
    for (let more = early.get(values.length); more; more = early.get(values.length)) {
      early.delete(values.length);
      for (const value of more) values.push(value);
    }
    const from = part.from + found.length;
    if (from < part.to) this.giveBack({ ...part, from });
  }

  /** The outputs of what has been counted, each row by its first runs; null while some row has none. */
  soFar(): ShownOutput[] | null {
    if (this.#rows.some(({ values, many }) => values.length === 0 && many.runs > 0)) return null;
    return this.#outputs.map((output) =>
      output.kind === 'tally' ? tableOfTally(output, this.#countsOf(output)) : output,
    );
  }

  #countsOf(tally: Tally): Counts {
    return this.#rows.filter((row) => row.tally === tally).map(({ values }) => values);
  }
}

/** All of it, at once, on this thread. */
export const countAll = (outputs: readonly CalledOutput[]): ShownOutput[] => {
  const counting = new Counting(outputs);
  for (let part = counting.next(); part; part = counting.next())
    counting.put(
      part,
      countPart(part, () => false),
    );
  return counting.soFar()!;
};
