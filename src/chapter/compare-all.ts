/** Each kernel recording, simulated again and compared: for the command, the pages and the tests. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inVirtualTime, type Match, matchTraces, replay, type Trace } from '../sim/index.ts';
import { readWithWindows, recordingNames } from './read-recording.ts';
import { virtualFamilies, virtualRecordings } from './virtual-recordings.ts';

/** A recording that was held against the simulator. */
export interface Held {
  id: string;
  /** Recordings of one kind. */
  family: string;
  match: Match;
  open?: OpenDifference;
}
/** What is known to differ, and not mended yet. */
export interface OpenDifference {
  /** When it begins, ms. */
  from: number;
  /** What is seen. */
  what: string;
}
export interface Compared extends Held {
  recorded: Trace;
  simulated: Trace;
}
/** A recording with nothing to compare. */
export interface Uncompared {
  id: string;
  family: string;
  /** Why: the file is absent or is no recording. */
  missing: string;
}

export const isCompared = <T extends Held>(result: T | Uncompared): result is T => 'match' in result;

/** Whether it is as it has to be: nothing differs, or what is known to, from there on. */
export const isAsKnown = ({ match, open }: Held): boolean =>
  open ? Math.abs((match.differences[0]?.t ?? -1) - open.from) < 0.01 : match.matches;

/** What differs to this day, by recording. */
export const openDifferences = (root: string): Record<string, OpenDifference> => {
  const file = join(root, 'tests/conformance/open.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
};

/** `fin3-lost-2x-rtt60` is of the family `fin`: the first word of the name, its number left out. */
const familyOf = (id: string): string => id.split('-')[0]!.replace(/\d+$/, '') || id;

/** Of a real machine: one result a recording, by name. Where there is none at all, a result that says so. */
export const compareAll = async (root: string): Promise<(Compared | Uncompared)[]> => {
  const names = recordingNames(root);
  if (names.length === 0)
    return [{ id: '(missing)', family: '(missing)', missing: `found no recording in ${root}` }];
  const open = openDifferences(root);
  const compare = async (id: string): Promise<Compared | Uncompared> => {
    const family = familyOf(id);
    try {
      const recorded = await readWithWindows(root, id);
      const simulated = replay(recorded);
      const match = matchTraces(recorded, simulated);
      return { id, family, recorded, simulated, match, ...(open[id] && { open: open[id] }) };
    } catch (error) {
      return { id, family, missing: `could not be compared: ${(error as Error).message}` };
    }
  };
  return Promise.all(names.map(compare));
};

/** Of kernels in virtual time: some seconds. */
export const compareVirtual = (root: string): Held[] => {
  const open = openDifferences(root);
  return virtualFamilies(root).flatMap((family) =>
    virtualRecordings(root, family).map(({ id, trace }) => ({
      id,
      family,
      match: matchTraces(trace, replay(trace), inVirtualTime),
      ...(open[id] && { open: open[id] }),
    })),
  );
};
