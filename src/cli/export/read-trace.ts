/** A file → the scenario and the trace in it: simulated where it holds a scenario, as it stands where it holds a trace. */
import { readFileSync } from 'node:fs';
import { type Profile, type Scenario, simulate, type Trace } from '../../sim/index.ts';
import { readScenario } from '../read-scenario.ts';

/** Something the caller gave; its message is for them, one fault a line. */
export class BadInput extends Error {}

const isTrace = (input: unknown): input is Trace => {
  const t = input as Partial<Trace> | null;
  return (
    typeof t === 'object' &&
    t !== null &&
    Array.isArray(t.segments) &&
    t.segments.every((s) => typeof s?.t === 'number' && typeof s.flags === 'string') &&
    Array.isArray(t.app) &&
    Array.isArray(t.states?.client) &&
    Array.isArray(t.states?.server)
  );
};

export const readTrace = (file: string, profile?: Profile): { scenario: Scenario; trace: Trace } => {
  const read = readScenario(file);
  if ('faults' in read) throw new BadInput(read.faults.join('\n'));
  const scenario: Scenario = { id: read.id, ...read.scenario };
  const input: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  if (profile === undefined && isTrace(input)) return { scenario, trace: { ...input, scenario } };
  const run = profile ? { ...scenario, profile } : scenario;
  return { scenario: run, trace: simulate(run) };
};
