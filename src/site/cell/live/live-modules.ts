/** In the browser: each cell's own code and source, fetched one by one when a cell is touched. */
import { chapters } from 'virtual:chapters';
import {
  type AnyCell,
  type Exercise,
  type Language,
  type Translations,
  translateCell,
  translateGoal,
} from '../../../notebook/index.ts';

const cellsIn = async (chapter: string) => (await chapters[chapter]?.())?.cells ?? {};
const exercisesIn = async (chapter: string) => (await chapters[chapter]?.())?.exercises ?? {};
/** A cell, or what an exercise begins with. */
const found = async (chapter: string, id: string) =>
  (await cellsIn(chapter))[id] ?? (await exercisesIn(chapter))[id];

/** What the cells of a chapter say in the language of the page: of the source's, which they are written in, nothing is fetched. */
export const loadTranslations = async (chapter: string, lang: Language): Promise<Translations> => {
  const load = (await chapters[chapter]?.())?.translations[lang];
  return load ? { [lang]: (await load()).default } : {};
};

/** The published cell in the language of the page; the scratch cell where there is none of that name. */
export const loadCell = async (chapter: string, id: string, lang: Language): Promise<AnyCell> => {
  const load = (await found(chapter, id))?.[0];
  const [cell, translations] = await Promise.all([
    load ? load() : import('../asked/scratch-cell.ts'),
    loadTranslations(chapter, lang),
  ]);
  return translateCell(cell.default, translations);
};

/** Its source; for the scratch cell, too. */
export const loadSource = async (chapter: string, id: string): Promise<string> => {
  const load = (await found(chapter, id))?.[1];
  return (load ? await load() : await import('../asked/scratch-cell.ts?raw')).default;
};

/** @throws where the chapter has no such exercise */
export const loadGoal = async (chapter: string, id: string, lang: Language): Promise<Exercise> => {
  const goal = (await exercisesIn(chapter))[id]![2]();
  return translateGoal((await goal).default, await loadTranslations(chapter, lang));
};

/** Source of an exercise's solution. @throws where the chapter has no such exercise */
export const loadSolution = async (chapter: string, id: string): Promise<string> =>
  (await (await exercisesIn(chapter))[id]![3]()).default.trimEnd();

/** Names of a chapter's cells. */
export const cellsOf = async (chapter: string): Promise<string[]> => Object.keys(await cellsIn(chapter));
