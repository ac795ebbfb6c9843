/** What a run found, in words. */
import { isEquivalent, type Survivors, shortName } from './survivors.ts';

export interface Judged {
  key: string;
  file: string;
  line: number;
  /** null: it survives. */
  killedBy: string | null;
  /** How many tests could tell it from the original. */
  seenBy: number;
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;

const isKilled = ({ killedBy }: Judged): boolean => killedBy !== null;

/** A line a file, then all; killed, and without those that the review calls equivalent. */
export function scoreLines(judged: readonly Judged[], { reviewed }: Survivors): string[] {
  const equivalent = new Set(reviewed.filter(isEquivalent).map(({ key }) => key));
  const files = [...new Set(judged.map(({ file }) => file))];
  const width = Math.max(5, ...files.map((file) => file.length));
  const line = (name: string, some: readonly Judged[]): string => {
    const killed = some.filter(isKilled).length;
    const same = some.filter((one) => !isKilled(one) && equivalent.has(one.key)).length;
    return `${name.padEnd(width)}  ${`${killed}/${some.length}`.padStart(9)}  ${percent(killed, some.length).padStart(7)}   ${same ? `${same} equivalent, ${percent(killed, some.length - same)} of the others` : ''}`.trimEnd();
  };
  return [
    ...files.map((file) =>
      line(
        file,
        judged.filter((one) => one.file === file),
      ),
    ),
    '',
    line('all', judged),
  ];
}

/** What the list and the run disagree in; `whole`: every mutant was tried, so a name that is none is a fault. */
export function disagreements(judged: readonly Judged[], list: Survivors, whole: boolean): string[] {
  const listed = new Set(list.reviewed.map(({ key }) => key));
  const byKey = new Map(judged.map((one) => [one.key, one]));
  const stale = list.reviewed.flatMap(({ key }) => {
    const one = byKey.get(key);
    if (one) return isKilled(one) ? [`is killed now, by ${one.killedBy}; take it off the list:  ${key}`] : [];
    return whole ? [`no such mutant; take it off the list:  ${key}`] : [];
  });
  return [...unlistedOf(judged, listed).flatMap(([file, some]) => tooMany(file, some, list)), ...stale];
}

/** By file, those that live and are not on the list. */
function unlistedOf(judged: readonly Judged[], listed: ReadonlySet<string>): [string, Judged[]][] {
  const living = judged.filter((one) => !isKilled(one) && !listed.has(one.key));
  return [...Map.groupBy(living, ({ file }) => file)];
}

function tooMany(file: string, living: readonly Judged[], { unreviewed }: Survivors): string[] {
  const most = unreviewed.get(shortName(file)) ?? 0;
  if (living.length <= most) return [];
  const lines = survivorLines(living);
  // Which of them are new nobody can say.
  return most === 0
    ? lines
    : [...lines, `${living.length} live in ${file} beside the reviewed ones, ${most} may`];
}

/** Lines of the list that allow more than there are. */
export function slack(judged: readonly Judged[], list: Survivors): string[] {
  const living = new Map(
    unlistedOf(judged, new Set(list.reviewed.map(({ key }) => key))).map(([file, some]) => [
      shortName(file),
      some.length,
    ]),
  );
  return [...list.unreviewed]
    .filter(([file, most]) => (living.get(file) ?? 0) < most)
    .map(([file]) => `fewer live now; write:  at most ${living.get(file) ?? 0} more in ${file}`);
}

const seenIn = (tests: number): string =>
  tests === 0
    ? 'and no test runs into a case where it would differ'
    : `it differs in ${tests} ${tests === 1 ? 'test, which does not notice' : 'tests, and none notices'}`;

/** Each that lives, where it stands, and whether any test comes near it. */
export const survivorLines = (judged: readonly Judged[]): string[] =>
  judged
    .filter((one) => !isKilled(one))
    .map(({ key, file, line, seenBy }) => `survives  ${key}\n          ${file}:${line}, ${seenIn(seenBy)}`);
