/** Answers what the prose of one chapter reads: runs its cells, each set of values once. */
import { runOnce } from '../notebook/index.ts';
import type { Trace } from '../sim/index.ts';
import { factsOfRun, type RunFacts } from './facts-of-run.ts';
import { loadCell } from './load-cell.ts';
import { readRecording } from './read-recording.ts';
import type { Reading } from './reading.ts';
import type { FactValue } from './write-fact.ts';

/** @param chapter its folder from the top of the repository. The answer throws RangeError where the run has no such fact. */
export const runReader = (root: string, chapter: string): ((reading: Reading) => Promise<FactValue>) => {
  const known = new Map<string, Promise<RunFacts>>();
  const recording = (name: string): Trace => readRecording(root, name);
  return async ({ cell, is, profile, values }) => {
    const key = JSON.stringify([cell, profile, values]);
    const run =
      known.get(key) ??
      loadCell(root, chapter, cell).then((loaded) => factsOfRun(runOnce(loaded, values), profile, recording));
    known.set(key, run);
    const value = (await run)[is];
    if (value === undefined) throw new RangeError(`the run of "${cell}" in ${chapter} has no fact "${is}"`);
    return value;
  };
};
