/** How a table is drawn: its first column along, further columns of numbers as curves. The table stays as its text. */
import type { Text } from './text.ts';

export interface Chart {
  /** `shares`: stacked to a hundred. `heat`: columns one above the other, their values as colours. */
  draw: 'line' | 'steps' | 'bars' | 'shares' | 'heat';
  /** Of `heat`: what the heads of its columns are values of. */
  up?: Text;
  /** Which columns are curves, the first being 0; without it all that hold numbers. */
  columns?: number[];
  /** Equal ratios up the axis are equally far apart. */
  log?: boolean;
  /** Where a control of the cell stands, of what the first column is: marked. */
  here?: number;
  /** Of `bars`: how many runs each stands for, out of all in its column. */
  counts?: boolean;
  /** Columns between which another one lies in 19 of 20 such drawings. */
  bands?: { of: number; from: number; to: number }[];
}
