/** In the browser: each cell's own code and source, fetched one by one when a cell is touched. */
import { chapters } from 'virtual:chapters';
import { type AnyCell, noRecording } from '../../../notebook/index.ts';
import type { Trace } from '../../../sim/index.ts';

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

const recordings = new Map<string, Promise<Trace>>();

/** A kernel recording, asked for once, and again after a failure. @param base of the site, with a slash at its end */
export const loadRecording = (base: string, id: string): Promise<Trace> => {
  const known =
    recordings.get(id) ??
    fetch(`${base}recordings/${id}.json`).then((response) => {
      if (response.status === 404) throw noRecording(id);
      return response.json();
    });
  recordings.set(id, known);
  known.catch(() => recordings.delete(id));
  return known;
};
