import type { AnyCell, ParameterValues } from './call-cell.ts';
import { type CellRun, runCell } from './run-cell.ts';

const known = new WeakMap<AnyCell, Map<string, CellRun>>();

/**
 * `runCell`, once for a cell and its values however many print it: what counts ten thousand closes takes a while. For builds;
 * a page keeps nothing. @throws as it does
 */
export const runOnce = (cell: AnyCell, values: ParameterValues = {}): CellRun => {
  const runs = known.get(cell) ?? new Map<string, CellRun>();
  known.set(cell, runs);
  const key = JSON.stringify(values);
  const run = runs.get(key) ?? runCell(cell, values);
  runs.set(key, run);
  return run;
};
