import { posix } from 'node:path';

/** Of `files`, those that `entries` import, and what these import; a name `x.js` in an import means the file `x` + `ending`. */
export const reachable = (
  files: ReadonlyMap<string, string>,
  entries: readonly string[],
  ending: '.js' | '.d.ts',
): string[] => {
  const found = new Set(entries);
  for (const name of found)
    for (const [, from = ''] of files.get(name)!.matchAll(/(?:from |import )['"](\.[^'"]+)\.js['"]/g))
      found.add(posix.join(posix.dirname(name), from) + ending);
  return [...found].sort();
};
