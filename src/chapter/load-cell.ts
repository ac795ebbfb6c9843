/** A cell as it lies in the repository. Node strips its types and finds 'last-ack' by the package's own name. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AnyCell } from '../notebook/index.ts';

/** @param chapter its folder, from the top of the repository: `content/chapters/030-first-fin-lost` @throws naming the file */
export const loadCell = (root: string, chapter: string, id: string): Promise<AnyCell> =>
  load(root, chapter, id, `${chapter}/cells/${id}.ts`);

/** What an exercise begins with. @throws naming the file */
export const loadStart = (root: string, chapter: string, id: string): Promise<AnyCell> =>
  load(root, chapter, id, `${chapter}/exercises/${id}/start.ts`);

const load = async (root: string, chapter: string, id: string, file: string): Promise<AnyCell> => {
  if (!existsSync(join(root, file)))
    throw new RangeError(`${chapter} names the cell "${id}", but ${file} is not there`);
  const { default: cell } = await import(/* @vite-ignore */ pathToFileURL(join(root, file)).href);
  if (typeof cell?.run !== 'function') throw new TypeError(`${file} has no default export made by cell(…)`);
  return cell;
};
