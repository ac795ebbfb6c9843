/** A cell as it lies in the repository. Node strips its types and finds 'last-ack' by the package's own name. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AnyCell } from '../notebook/index.ts';

/** @param chapter its folder, from the top of the repository: `content/chapters/030-first-fin-lost` @throws naming the file */
export const loadCell = async (root: string, chapter: string, id: string): Promise<AnyCell> => {
  const file = `${chapter}/cells/${id}.ts`;
  if (!existsSync(join(root, file)))
    throw new RangeError(`${chapter} names the cell "${id}", but ${file} is not there`);
  const { default: cell } = await import(/* @vite-ignore */ pathToFileURL(join(root, file)).href);
  if (typeof cell?.run !== 'function') throw new TypeError(`${file} has no default export made by cell(…)`);
  return cell;
};
