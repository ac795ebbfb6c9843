import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url));

const packages = {
  astro: 'astro',
  biome: '@biomejs/biome',
  playwright: '@playwright/test',
  tsc: 'typescript-7',
  vitest: 'vitest',
} as const;

/**
 * The script of a tool among our packages, for `spawn(process.execPath, [tool('astro'), …])`. By path, since `npx` is a batch
 * file on Windows, which `spawn` does not find, and starts another Node than the one at work.
 */
export function tool(name: keyof typeof packages): string {
  const folder = `${modules}${packages[name]}/`;
  return folder + JSON.parse(readFileSync(`${folder}package.json`, 'utf8')).bin[name];
}
