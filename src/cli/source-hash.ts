import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const sources = [
  'src',
  'content',
  'tests/conformance/recordings',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
];

function filesUnder(path: string): string[] {
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    return [path];
  }
}

/** One hash over everything the built site depends on: sources, recordings, locked packages and the address it is for. */
export function sourceHash(root = '.', env = process.env): string {
  const hash = createHash('sha256');
  for (const setting of ['LAST_ACK_BASE', 'LAST_ACK_SITE']) hash.update(`${setting}=${env[setting] ?? ''}\n`);
  for (const file of sources.flatMap((path) => filesUnder(join(root, path)))) {
    hash.update(`${file}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}
