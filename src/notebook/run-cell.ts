/**
 * A cell and the reader's choices → what the page draws. Pure, the same at build, in Node and in the browser.
 * `runCell` calls the cell's own code (`call-cell.ts`); `tracesOf` (`tracing.ts`) simulates what came back. The two are apart
 * because an edited cell runs in the sandbox and hands back data, while the simulator (ours, and bounded) runs on the page.
 */
import { type AnyCell, callCell, type ParameterValues } from './call-cell.ts';
import type { ShownOutput } from './cell.ts';
import { countAll } from './counting.ts';
import { defaultValues } from './parameter.ts';

export interface CellRun {
  outputs: ShownOutput[];
  /** The cell's own named results, beside the simulator's `facts`. */
  readonly facts: Record<string, number | string>;
}

/** `callCell`, and everything counted at once. @throws as it does */
export const runCell = (cell: AnyCell, values: ParameterValues = {}): CellRun => ({
  outputs: countAll(callCell(cell, values)),
  // Computed where somebody asks: a fact of many runs takes a while.
  get facts() {
    return cell.facts?.({ ...defaultValues(cell.parameters), ...values }) ?? {};
  },
});
