/** Each kernel recording, simulated again and compared: for the command, the pages and the tests. */
import { type Match, matchTraces, replay, type Trace, timeErrors } from '../sim/index.ts';
import { readRecording, recordingNames } from './read-recording.ts';

export interface Compared {
  id: string;
  recorded: Trace;
  simulated: Trace;
  match: Match;
}
/** A recording with nothing to compare. */
export interface Uncompared {
  id: string;
  /** Why: the file is absent or is no recording. */
  missing: string;
}

export const isCompared = (result: Compared | Uncompared): result is Compared => 'match' in result;

const compare = (root: string, id: string): Compared | Uncompared => {
  try {
    const recorded = readRecording(root, id);
    const simulated = replay(recorded);
    return { id, recorded, simulated, match: matchTraces(recorded, simulated) };
  } catch (error) {
    return { id, missing: `could not be compared: ${(error as Error).message}` };
  }
};

/** One result a recording, by name. Where there is none at all, a result that says so. */
export const compareAll = (root: string): (Compared | Uncompared)[] => {
  const names = recordingNames(root);
  if (names.length === 0) return [{ id: '(missing)', missing: `found no recording in ${root}` }];
  return names.map((name) => compare(root, name));
};

export interface Agreement {
  recordings: number;
  matching: number;
  /** Segments that both the kernel and the simulator sent. */
  segments: number;
  /** Distance in time between a segment's simulated and recorded sending, ms. */
  p50: number;
  p95: number;
}

export const agreementOf = (results: readonly (Compared | Uncompared)[]): Agreement => {
  const matches = results.filter(isCompared).map(({ match }) => match);
  return {
    recordings: results.length,
    matching: matches.filter((match) => match.matches).length,
    segments: matches.reduce((sum, { segmentErrors }) => sum + segmentErrors.length, 0),
    ...timeErrors(matches),
  };
};

/** `N/N traces match; segment time error p50 0.31 ms, p95 1.20 ms` */
export const summaryLine = (results: readonly (Compared | Uncompared)[]): string => {
  const { recordings, matching, p50, p95 } = agreementOf(results);
  return `${matching}/${recordings} traces match; segment time error p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms`;
};

export interface Family extends Agreement {
  family: string;
}

/** `fin3-lost-2x-rtt60` is of the family `fin`: the first word of the name, its number left out. */
const familyOf = (id: string): string => id.split('-')[0]!.replace(/\d+$/, '') || id;

/** The agreement of each family of recordings, in the order of their names. */
export const byFamily = (results: readonly (Compared | Uncompared)[]): Family[] =>
  [...new Set(results.map(({ id }) => familyOf(id)))]
    .toSorted()
    .map((family) => ({ family, ...agreementOf(results.filter(({ id }) => familyOf(id) === family)) }));
