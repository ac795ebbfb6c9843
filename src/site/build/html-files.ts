import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Absolute paths of every HTML page under `directory`, sorted. */
export const htmlFiles = async (directory: string): Promise<string[]> =>
  (await readdir(directory, { recursive: true }))
    .filter((name) => name.endsWith('.html'))
    .sort()
    .map((name) => join(directory, name));
