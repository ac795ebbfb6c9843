/** At build: the cells of every chapter and every question of the guide with their sources, run when a page asks. */

import { type FactValue, factsOfRun } from '../../../chapter/index.ts';
import { readRecording, recordingNames } from '../../../chapter/recordings.ts';
import {
  type AnyCell,
  type CellRun,
  type Exercise,
  figuresIn,
  type ParameterValues,
  type Picture,
  type ProfileChoice,
  runOnce,
  slugOf,
  type Translations,
  tracesOf,
  translateCell,
  translateGoal,
} from '../../../notebook/index.ts';
import type { Trace } from '../../../sim/index.ts';
import { languages } from '../../../words/index.ts';

export interface ChapterCell {
  /** `chapters`, or `guide`: a question of it. */
  shelf: string;
  /** `030-first-fin-lost`; of no other on either shelf. */
  chapter: string;
  /** `lost-once` */
  id: string;
  cell: AnyCell;
  source: string;
}

const modules = import.meta.glob<{ default?: AnyCell }>('/content/{chapters,guide}/*/cells/*.ts', {
  eager: true,
});
const sources = import.meta.glob<string>('/content/{chapters,guide}/*/cells/*.ts', {
  eager: true,
  query: '?raw',
  import: 'default',
});

const translated = import.meta.glob<Readonly<Record<string, string>>>(
  '/content/{chapters,guide}/*/*.words.json',
  { eager: true, import: 'default' },
);
/** What the cells in a folder of `content` say in other languages. */
const translationsOf = (folder: string): Translations =>
  Object.fromEntries(languages.map((lang) => [lang, translated[`/content/${folder}/${lang}.words.json`]]));

const parts = /(chapters|guide)\/([^/]+)\/cells\/([^/]+)\.ts$/;

/** Every cell of the site by chapter and name, in the order of the chapters. */
export const allCells: ChapterCell[] = Object.entries(modules).flatMap(([path, { default: cell }]) => {
  const [, shelf, chapter, id] = parts.exec(path) ?? [];
  if (!cell || !shelf || !chapter || !id) return [];
  const said = translateCell(cell, translationsOf(`${shelf}/${chapter}`));
  return [{ shelf, chapter, id, cell: said, source: sources[path] ?? '' }];
});

export interface ChapterExercise {
  /** `030-first-fin-lost` */
  chapter: string;
  /** `leave-early` */
  id: string;
  /** What the reader begins with. */
  start: ChapterCell;
  solution: ChapterCell;
  goal: Exercise;
}

const exerciseModules = import.meta.glob<{ default?: unknown }>(
  '/content/{chapters,guide}/*/exercises/*/{start,solution,goal}.ts',
  { eager: true },
);
const exerciseSources = import.meta.glob<string>(
  '/content/{chapters,guide}/*/exercises/*/{start,solution}.ts',
  {
    eager: true,
    query: '?raw',
    import: 'default',
  },
);

/** Every exercise by chapter and name; the doctor says which files are missing. */
const allExercises: ChapterExercise[] = Object.keys(exerciseModules)
  .filter((path) => path.endsWith('/goal.ts'))
  .map((path) => {
    const [, shelf = '', chapter = '', id = ''] =
      /(chapters|guide)\/([^/]+)\/exercises\/([^/]+)\//.exec(path) ?? [];
    const translations = translationsOf(`${shelf}/${chapter}`);
    const cell = (name: string): ChapterCell => {
      const file = path.replace(/goal\.ts$/, `${name}.ts`);
      const found = exerciseModules[file]?.default as AnyCell | undefined;
      if (!found) throw new Error(`${file.slice(1)} is missing, or has no default export.`);
      return {
        shelf,
        chapter,
        id,
        cell: translateCell(found, translations),
        source: exerciseSources[file] ?? '',
      };
    };
    const goal = translateGoal(exerciseModules[path]!.default as Exercise, translations);
    return { chapter, id, start: cell('start'), solution: cell('solution'), goal };
  });

/** Folders of the chapters that have one or more. */
export const chaptersWithExercises: ReadonlySet<string> = new Set(allExercises.map(({ chapter }) => chapter));

/** @throws naming the exercises there are, when there is none of this name */
export const findExercise = (chapter: string | undefined, id: string): ChapterExercise => {
  const of = allExercises.filter((one) => one.chapter === chapter);
  const found = of.find((one) => one.id === id);
  if (found) return found;
  throw new Error(
    `There is no exercise "${id}" in ${chapter ?? 'this chapter'}. Its exercises are: ${of.map((one) => one.id).join(', ') || 'none'}.`,
  );
};

/** The folder of a chapter from the address of its page: `/zh/first-fin-lost/` → `030-first-fin-lost`. */
export const chapterOf = (pathname: string): string | undefined => {
  const folders = new Set(allCells.map(({ chapter }) => chapter));
  return [...folders].find((folder) => pathname.split('/').includes(slugOf(folder)));
};

/** @throws naming the cells there are, when there is none of this name. */
export const findCell = (chapter: string | undefined, id: string): ChapterCell => {
  const found = allCells.find((cell) => cell.chapter === chapter && cell.id === id);
  if (found) return found;
  const there = allCells.filter((cell) => cell.chapter === chapter).map((cell) => cell.id);
  throw new Error(
    `There is no cell "${id}" in ${chapter ?? 'this chapter'}: its cells/${id}.ts has no default export or does not exist. Its cells are: ${there.join(', ') || 'none'}.`,
  );
};

/** A kernel recording by name. @throws when there is none */
export const recording = (name: string): Trace => readRecording(process.cwd(), name);

export const recordingIds: string[] = recordingNames(process.cwd());

const told = (at: ChapterCell, error: unknown): Error =>
  new Error(`content/${at.shelf}/${at.chapter}/cells/${at.id}.ts: ${(error as Error).message}`, {
    cause: error,
  });

/** @throws with the cell's file in front when its code throws: a broken cell fails the build. */
export const runAtBuild = (at: ChapterCell, values: ParameterValues = {}): CellRun => {
  try {
    return runOnce(at.cell, values);
  } catch (error) {
    throw told(at, error);
  }
};

/** The pictures of a cell's figures, in order; tables have none. */
export const picturesAtBuild = async (
  at: ChapterCell,
  run: CellRun,
  profile?: ProfileChoice,
): Promise<(Picture | null)[]> =>
  Promise.all(
    run.outputs.map(async (output) => {
      if (output.kind === 'table') return null;
      try {
        return tracesOf(output, {
          profile,
          pictures: figuresIn(run.outputs),
          ...(output.kind === 'recording' ? { recording: recording(output.recording) } : {}),
        });
      } catch (error) {
        throw told(at, error);
      }
    }),
  );

/**
 * One number or text of a cell's run, for the prose: `client.retransmissions` of its first figure, or a fact the cell
 * names itself. @throws when the run has no such fact, listing what it has.
 */
export const factAtBuild = (
  cell: ChapterCell,
  path: string,
  options: { profile?: ProfileChoice; with?: ParameterValues } = {},
): FactValue => {
  const all = factsOfRun(runAtBuild(cell, options.with), options.profile ?? 'linux', recording);
  const value = all[path];
  if (value !== undefined) return value;
  throw told(cell, new Error(`there is no fact "${path}". There are: ${Object.keys(all).join(', ')}.`));
};
