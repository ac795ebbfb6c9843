/** Simulates what each kernel recording was asked, and compares. Shared by the command and the tests. */
import { readdirSync, readFileSync } from 'node:fs';
import {
  type Match,
  matchTraces,
  scenarioOfRecording,
  simulate,
  type Trace,
  timeErrors,
} from '../sim/index.ts';

export interface Conformance {
  id: string;
  recorded: Trace | null;
  simulated: Trace | null;
  match: Match | null;
  /** Why there is nothing to compare: the file is absent or is no recording. */
  missing?: string;
}

/** How many recordings there are. A lost file is a failure, not a shorter list. */
const expected = 61;

const folder = new URL('../../tests/conformance/recordings/', import.meta.url);

/** One result a recording, by name. Fewer files than there were recordings adds a result that says so. */
export function checkConformance(from: URL = folder): Conformance[] {
  const names = readdirSync(from)
    .filter((name) => name.endsWith('.json'))
    .sort();
  const results = names.map((name) => check(new URL(name, from), name.slice(0, -'.json'.length)));
  if (names.length < expected) {
    const missing = `${expected - names.length} of ${expected} recordings are missing`;
    results.push({ id: '(missing)', recorded: null, simulated: null, match: null, missing });
  }
  return results;
}

function check(file: URL, id: string): Conformance {
  try {
    const recorded: Trace = JSON.parse(readFileSync(file, 'utf8'));
    const simulated = simulate(scenarioOfRecording(recorded));
    return { id, recorded, simulated, match: matchTraces(recorded, simulated) };
  } catch (error) {
    const missing = `could not be compared: ${(error as Error).message}`;
    return { id, recorded: null, simulated: null, match: null, missing };
  }
}

/** `61/61 traces match; segment time error p50 0.31 ms, p95 1.20 ms` */
export function summaryLine(results: readonly Conformance[]): string {
  const matching = results.filter(({ match }) => match?.matches).length;
  const total = Math.max(expected, results.length);
  const { p50, p95 } = timeErrors(results.flatMap(({ match }) => match ?? []));
  return `${matching}/${total} traces match; segment time error p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms`;
}
