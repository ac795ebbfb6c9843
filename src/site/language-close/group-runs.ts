/** Rows whose run is the same share it: by number, in the order in which the rows stand. */
import { scenarioSource } from '../../export/index.ts';
import type { Scenario } from '../../sim/index.ts';
import { type ClosingCall, closingCalls } from './recorded-calls.ts';
import { runOf } from './run-of-call.ts';

export interface SharedRun {
  number: number;
  scenario: Scenario;
  /** As a cell of the playground. */
  source: string;
  rows: ClosingCall[];
}

/** The languages in the order of the page. */
export const order = ['C', 'Go', 'Java', 'Node', 'Python', 'Rust', 'nginx'];

export const sharedRuns: readonly SharedRun[] = (() => {
  const runs = new Map<string, SharedRun>();
  for (const language of order)
    for (const row of closingCalls) {
      if (row.language !== language) continue;
      const scenario = runOf(row);
      const source = scenarioSource(scenario);
      const run = runs.get(source) ?? { number: runs.size + 1, scenario, source, rows: [] };
      run.rows.push(row);
      runs.set(source, run);
    }
  return [...runs.values()];
})();

export const runNumber = (row: ClosingCall): number =>
  sharedRuns.find(({ rows }) => rows.includes(row))!.number;
