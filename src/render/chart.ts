/** What a chart shows, in one language: numbers and words, with no place on a page yet. */
export interface Series {
  name: string;
  /** By row; null: none, the curve has a gap. */
  values: (number | null)[];
  /** Between which it lies in 19 of 20 such drawings, by row. */
  band?: { low: (number | null)[]; high: (number | null)[] };
}

export interface Chart {
  draw: 'line' | 'steps' | 'bars' | 'shares' | 'heat';
  log: boolean;
  /** Of bars: they are shares of all in their series, none is a value of its own. */
  counts: boolean;
  /** Of a field: what its curves, one above the other, are values of; else empty. */
  up: string;
  /** What lies along, and its values as they are said. */
  over: string;
  names: string[];
  /** The same as numbers, rising, where they are; null: the rows are only next to each other. */
  along: number[] | null;
  /** Where a control stands, of what lies along; null where none does, or off the chart. */
  here: number | null;
  series: Series[];
}

/** A number as a chart says it: no more digits than tell it apart. */
export const said = (value: number): string => String(Number(value.toPrecision(4)));
