/** What the prose may read from a cell's run. */
import { type CellRun, type ProfileChoice, tracesOf } from '../notebook/index.ts';
import { facts, type Trace } from '../sim/index.ts';
import type { FactValue } from './write-fact.ts';

/** By dotted path: `client.retransmissions`. */
export type RunFacts = Record<string, FactValue>;

const flatten = (value: unknown, path: string, into: RunFacts): RunFacts => {
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) flatten(inner, path ? `${path}.${key}` : key, into);
  } else if (value !== undefined) into[path] = value as FactValue;
  return into;
};

/**
 * The facts of the first figure in one profile, and those the cell names itself, which win.
 * @param recording a kernel recording by its name; asked only where the first figure is one
 */
export const factsOfRun = (
  { outputs, facts: own }: CellRun,
  profile: ProfileChoice,
  recording: (name: string) => Trace,
): RunFacts => {
  const first = outputs.find((output) => output.kind !== 'table');
  if (!first) return { ...own };
  const { traces } = tracesOf(first, {
    profile,
    ...(first.kind === 'recording' ? { recording: recording(first.recording) } : {}),
  });
  return { ...flatten(facts(traces[0]), '', {}), ...own };
};
