/** In the browser: each cell's own code and source, fetched one by one when a cell is touched. */
import { chapters } from 'virtual:chapters';
import type { AnyCell, Exercise } from '../../../notebook/index.ts';

const cellsIn = async (chapter: string) => (await chapters[chapter]?.())?.cells ?? {};
const exercisesIn = async (chapter: string) => (await chapters[chapter]?.())?.exercises ?? {};
/** A cell, or what an exercise begins with. */
const found = async (chapter: string, id: string) =>
  (await cellsIn(chapter))[id] ?? (await exercisesIn(chapter))[id];

/** The published cell; the scratch cell where there is none of that name. */
export const loadCell = async (chapter: string, id: string): Promise<AnyCell> => {
  const load = (await found(chapter, id))?.[0];
  return (load ? await load() : await import('../asked/scratch-cell.ts')).default;
};

/** Its source; for the scratch cell, too. */
export const loadSource = async (chapter: string, id: string): Promise<string> => {
  const load = (await found(chapter, id))?.[1];
  return (load ? await load() : await import('../asked/scratch-cell.ts?raw')).default;
};

/** @throws where the chapter has no such exercise */
export const loadGoal = async (chapter: string, id: string): Promise<Exercise> =>
  (await (await exercisesIn(chapter))[id]![2]()).default;

/** Source of an exercise's solution. @throws where the chapter has no such exercise */
export const loadSolution = async (chapter: string, id: string): Promise<string> =>
  (await (await exercisesIn(chapter))[id]![3]()).default.trimEnd();

/** Names of a chapter's cells. */
export const cellsOf = async (chapter: string): Promise<string[]> => Object.keys(await cellsIn(chapter));
