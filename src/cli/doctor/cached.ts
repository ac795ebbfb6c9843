/** Results kept between runs under the hash of all they depend on, so that what did not change is not done again. */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

export const hashOf = (...parts: string[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(String(part.length)).update('\0').update(part);
  return hash.digest('hex').slice(0, 24);
};

/** Hash of all TypeScript under the folders, names and contents. */
export function hashOfFolders(folders: readonly string[]): string {
  const parts: string[] = [];
  for (const folder of folders) {
    if (!existsSync(folder)) continue;
    const names = readdirSync(folder, { recursive: true }).map(String).sort();
    for (const name of names) {
      const path = join(folder, name);
      if (/\.(ts|json)$/.test(name) && statSync(path).isFile()) parts.push(name, readFileSync(path, 'utf8'));
    }
  }
  return hashOf(...parts);
}

export class Cache {
  readonly folder: string;
  constructor(folder: string) {
    this.folder = folder;
  }

  /** The value kept under `key`, or undefined. A file that cannot be read counts as absent. */
  get(key: string): unknown {
    try {
      return JSON.parse(readFileSync(join(this.folder, `${key}.json`), 'utf8'));
    } catch {
      return undefined;
    }
  }

  set(key: string, value: unknown): void {
    mkdirSync(this.folder, { recursive: true });
    const file = join(this.folder, `${key}.json`);
    // Written beside and moved, so that two runs at once never read half a file.
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(value));
    renameSync(`${file}.${process.pid}`, file);
  }
}
