/** In the browser: each cell's own code and source, fetched one by one when a cell is touched. */
import { chapters } from 'virtual:chapters';
import type { AnyCell } from '../../../notebook/index.ts';

const cellsIn = async (chapter: string) => (await chapters[chapter]?.())?.cells ?? {};

/** The published cell; the scratch cell where there is none of that name. */
export const loadCell = async (chapter: string, id: string): Promise<AnyCell> => {
  const load = (await cellsIn(chapter))[id]?.[0];
  return (load ? await load() : await import('../asked/scratch-cell.ts')).default;
};

/** Its source; for the scratch cell, too. */
export const loadSource = async (chapter: string, id: string): Promise<string> => {
  const load = (await cellsIn(chapter))[id]?.[1];
  return (load ? await load() : await import('../asked/scratch-cell.ts?raw')).default;
};

/** Names of a chapter's cells. */
export const cellsOf = async (chapter: string): Promise<string[]> => Object.keys(await cellsIn(chapter));
