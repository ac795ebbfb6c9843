/**
 * A cell as it lies in the repository, in the languages that are written beside its chapter's text. Node strips its types and finds
 * 'last-ack' by the package's own name.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AnyCell, translateCell } from '../notebook/index.ts';
import { readTranslations } from './translations.ts';

/** @param chapter its folder, from the top of the repository: `content/chapters/030-first-fin-lost` @throws naming the file */
export const loadCell = (root: string, chapter: string, id: string): Promise<AnyCell> =>
  load(root, chapter, id, `${chapter}/cells/${id}.ts`);

/** What an exercise begins with. @throws naming the file */
export const loadStart = (root: string, chapter: string, id: string): Promise<AnyCell> =>
  load(root, chapter, id, `${chapter}/exercises/${id}/start.ts`);

/** By file: one cell is one object, so that its run is kept for all who print it. */
const loaded = new Map<string, Promise<AnyCell>>();

const load = (root: string, chapter: string, id: string, file: string): Promise<AnyCell> => {
  const at = join(root, file);
  const known = loaded.get(at) ?? loadAnew(root, chapter, id, file);
  loaded.set(at, known);
  return known;
};

const loadAnew = async (root: string, chapter: string, id: string, file: string): Promise<AnyCell> => {
  if (!existsSync(join(root, file)))
    throw new RangeError(`${chapter} names the cell "${id}", but ${file} is not there`);
  const { default: cell } = await import(/* @vite-ignore */ pathToFileURL(join(root, file)).href);
  if (typeof cell?.run !== 'function') throw new TypeError(`${file} has no default export made by cell(…)`);
  return translateCell(cell, readTranslations(root, chapter));
};
