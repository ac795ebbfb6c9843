/** A tally counted: the table it is, said with how many runs and which seed stand behind it. */
import { stateLabel, type TcpState, tcpStates } from '../sim/index.ts';
import { type FigureWords, inEveryLanguage, wordsAtHand } from '../words/index.ts';
import type { RowRun, Table } from './cell.ts';
import type { FactOfRun } from './fact-path.ts';
import { runOf } from './many.ts';
import { quantileOf, shareOf } from './order-statistics.ts';
import type { FactValue, Quantiles, Spread, Tally } from './tally.ts';
import { inLanguage, type Language, type Text } from './text.ts';

type Row = Table['rows'][number];
type Entry = Row[number];
/** What is counted of the runs of each row, in the order of the runs. */
export type Counts = FactValue[][];

const isTime = (fact: FactOfRun): boolean => typeof fact !== 'string' || /Ms$|\.inState\./.test(fact);
type ChartWords = FigureWords['chart'];
const inAll = (say: (words: ChartWords, lang: Language) => string): Text =>
  inEveryLanguage((lang) => say(wordsAtHand(lang).figure.chart, lang));
const rounded = (value: number): number => Number(value.toPrecision(4));

const notSeen = inAll((words) => words.notSeen);
const shownOf = (value: number): Entry => (Number.isFinite(value) ? rounded(value) : notSeen);

/** In the unit that is shown: seconds for times. What never came is later than anything. */
const numberOf = (value: FactValue, fact: FactOfRun): number =>
  typeof value === 'number' ? value / (isTime(fact) ? 1000 : 1) : Number.POSITIVE_INFINITY;
const numbersOf = (counts: FactValue[], fact: FactOfRun): Float64Array =>
  Float64Array.from(counts, (value) => numberOf(value, fact)).sort();

const headOf = (q: number): Text =>
  inAll((words) => (q === 0.5 ? words.median : words.within(rounded(q * 100))));
const edges: Text[] = [inAll((words) => words.from), inAll((words) => words.to)];

/** The columns of several estimates, `[value, low, high]` each, and the bands of their chart. */
const withIntervals = (
  { of, over, chart }: Tally,
  heads: Text[],
  estimates: (row: number, i: number) => Entry[],
) => ({
  columns: [over, ...heads.flatMap((head) => [head, ...edges])],
  rows: of.map(({ name }, row): Row => [name, ...heads.flatMap((_, i) => estimates(row, i))]),
  ...(chart && {
    chart: { ...chart, bands: heads.map((_, i) => ({ of: 3 * i + 1, from: 3 * i + 2, to: 3 * i + 3 })) },
  }),
});

const asQuantiles = (tally: Tally, { at }: Quantiles, counts: Counts) => {
  const sorted = counts.map((row) => numbersOf(row, tally.fact));
  return withIntervals(tally, at.map(headOf), (row, i) => {
    const { value, low, high } = quantileOf(sorted[row]!, at[i]!);
    return [value, low, high].map(shownOf);
  });
};

/** The parts of a range by their names, with what lies below and above, and what never came. */
const placesOf = ({ from, to, bins }: Spread): Text[] => {
  const edge = (i: number): number => rounded(from + (i * (to - from)) / bins);
  const inside = Array.from({ length: bins }, (_, i) => `${edge(i)}–${edge(i + 1)}`);
  return [`< ${from}`, ...inside, `≥ ${to}`, notSeen];
};
const placeOf = (value: number, { from, to, bins }: Spread): number => {
  if (value === Number.POSITIVE_INFINITY) return bins + 2;
  return Math.min(bins, Math.max(-1, Math.floor(((value - from) * bins) / (to - from)))) + 1;
};

const asSpread = ({ of, fact, over, chart }: Tally, parts: Spread, counts: Counts) => {
  const { bins } = parts;
  const names = placesOf(parts);
  const found = of.map((_, i) => {
    const hits = new Uint32Array(bins + 3);
    for (const value of numbersOf(counts[i]!, fact)) hits[placeOf(value, parts)]! += 1;
    return hits;
  });
  const asked = [...names.keys()].filter(
    (place) => (place > 0 && place <= bins) || found.some((hits) => hits[place]! > 0),
  );
  return {
    columns: [over, ...of.map(({ name }) => (typeof name === 'number' ? String(name) : name))],
    rows: asked.map((place): Row => [names[place]!, ...found.map((hits) => hits[place]!)]),
    ...(chart && { chart: { ...chart, counts: true } }),
  };
};

const isEnd = (fact: FactOfRun): boolean => fact === 'client.end' || fact === 'server.end';
/** `FIN_WAIT1` → `FIN-WAIT-1`; a fact that a run does not have is nothing, and an end that has not come no end. */
const valueName = (value: FactValue, fact: FactOfRun): Text => {
  if (value === null) return inAll((words) => (isEnd(fact) ? words.stillThere : words.none));
  if (isEnd(fact)) return inAll((words) => words.ends[value] ?? String(value));
  return tcpStates.includes(value as TcpState) ? stateLabel(value as TcpState) : String(value);
};

/** How often each value is there. */
const hitsOf = (values: Iterable<FactValue>): Map<FactValue, number> => {
  const hits = new Map<FactValue, number>();
  for (const value of values) hits.set(value, (hits.get(value) ?? 0) + 1);
  return hits;
};

/** Values that have a column; the rest share one. */
const mostShares = 12;

/** The most frequent first; of equals the one that comes first in the alphabet: nothing hangs on the order of runs. */
const frequentFirst = (counts: Counts): FactValue[] =>
  [...hitsOf(counts.flat())]
    .sort(([one, n], [other, m]) => m - n || (String(one) < String(other) ? -1 : 1))
    .map(([value]) => value)
    .slice(0, mostShares);

const asShares = ({ of, fact, over, chart }: Tally, counts: Counts) => {
  const values = frequentFirst(counts);
  const hits = counts.map(hitsOf);
  const known = new Set(values);
  const others = hits.some((row) => [...row.keys()].some((value) => !known.has(value)));
  const rowOf = (row: Map<FactValue, number>, runs: number): number[] => {
    const found = values.map((value) => row.get(value) ?? 0);
    const rest = runs - found.reduce((sum, n) => sum + n, 0);
    return [...found, ...(others ? [rest] : [])].map((n) => rounded((100 * n) / runs));
  };
  return {
    columns: [
      over,
      ...values.map((value) => valueName(value, fact)),
      ...(others ? [inAll((words) => words.others)] : []),
    ],
    rows: of.map(({ name }, i): Row => [name, ...rowOf(hits[i]!, counts[i]!.length)]),
    ...(chart && { chart }),
  };
};

/** In %, of some values alone. */
const asSharesOf = (tally: Tally, values: FactValue[], counts: Counts) =>
  withIntervals(
    tally,
    values.map((value) =>
      inAll((words, lang) => words.inPercent(inLanguage(valueName(value, tally.fact), lang))),
    ),
    (row, i) => {
      const hits = hitsOf(counts[row]!).get(values[i]!) ?? 0;
      const { value, low, high } = shareOf(hits, counts[row]!.length);
      return [value, low, high].map((share) => rounded(100 * share));
    },
  );

/** Half of the widest interval among the shares, in points of a hundred. */
const reachOf = (counts: Counts): number => {
  const reaches = counts.flatMap((row) =>
    [...hitsOf(row).values()].map((hits) => {
      const { low, high } = shareOf(hits, row.length);
      return 50 * (high - low);
    }),
  );
  return reaches.reduce((widest, one) => Math.max(widest, one), 0);
};

/** The caption, with how many runs, from which seed, and how far chance alone may have moved what is shown. */
const captionOf = ({ caption, of, shows }: Tally, counts: Counts): Text => {
  const seeds = new Set(of.map(({ many }) => many.seed));
  const runs = new Set(counts.map(({ length }) => length));
  return inAll((words, lang) => {
    const listed = (all: Set<number>): string => [...all].join(words.comma);
    const behind = (of.length > 1 ? words.runsEach : words.runs)(listed(runs), listed(seeds));
    const more =
      shows.as === 'shares' && !shows.of ? words.reach(behind, reachOf(counts).toFixed(1)) : behind;
    return words.aside(inLanguage(caption, lang), more);
  });
};

const shown = (tally: Tally, counts: Counts): Omit<Table, 'kind' | 'caption'> => {
  const { shows } = tally;
  if (shows.as === 'quantiles') return asQuantiles(tally, shows, counts);
  if (shows.as === 'shares' && shows.of) return asSharesOf(tally, shows.of, counts);
  return shows.as === 'spread' ? asSpread(tally, shows, counts) : asShares(tally, counts);
};

/** The run of a row of the tally, counted from 0, that shows `value`; none where there is no such run. */
const exampleOf = (
  { of }: Tally,
  row: number,
  counts: FactValue[],
  run: number,
  shows: Text,
  columns?: number[],
): RowRun[] =>
  run < 0
    ? []
    : [
        {
          name: inAll((words, lang) => words.runOf(run + 1, counts.length, inLanguage(shows, lang))),
          ...(columns && { columns }),
          scenario: runOf(of[row]!.many, run),
        },
      ];

/**
 * The runs that each row that is drawn stands for: of quantiles the one at each of them, of a range the first of each series
 * that falls into the row's part of it, of shares the first with each value.
 */
const examples = (tally: Tally, counts: Counts, rows: Row[]): RowRun[][] => {
  const { of, shows, fact } = tally;
  if (shows.as === 'spread') {
    const places = of.map((_, i) => counts[i]!.map((value) => placeOf(numberOf(value, fact), shows)));
    const names = placesOf(shows);
    return rows.map(([name]) => {
      const at = names.findIndex((one) => JSON.stringify(one) === JSON.stringify(name));
      return of.flatMap(({ name: said }, i) =>
        exampleOf(
          tally,
          i,
          counts[i]!,
          places[i]!.indexOf(at),
          typeof said === 'number' ? String(said) : said,
          [i + 1],
        ),
      );
    });
  }
  return of.map((_, row) => {
    const all = counts[row]!;
    if (shows.as === 'quantiles') {
      const numbers = all.map((value) => numberOf(value, fact));
      const sorted = Float64Array.from(numbers).sort();
      return shows.at.flatMap((q, i) =>
        exampleOf(tally, row, all, numbers.indexOf(quantileOf(sorted, q).value), headOf(q), [3 * i + 1]),
      );
    }
    // Of values that are asked for, each has its interval beside it.
    const each = shows.of ? 3 : 1;
    return (shows.of ?? frequentFirst(counts)).flatMap((value, i) =>
      exampleOf(tally, row, all, all.indexOf(value), valueName(value, fact), [each * i + 1]),
    );
  });
};

/** The table of what has been counted, each row of at least one run: of all runs, or of the first of them. */
export const tableOfTally = (tally: Tally, counts: Counts): Table => {
  const table = shown(tally, counts);
  return {
    kind: 'table',
    caption: captionOf(tally, counts),
    ...table,
    ...(tally.chart && { runs: examples(tally, counts, table.rows) }),
  };
};
