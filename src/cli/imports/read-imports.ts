/** Which file of the repository imports which: for `npm run imports` and for the tests of the architecture. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export interface Import {
  file: string;
  line: number;
  from: string;
}

export function filesOf(folder: string, ending: RegExp): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** By every form of import, types included. */
export const importsIn = (file: string, text: string): Import[] =>
  text.split('\n').flatMap((line, index) =>
    [...line.matchAll(/(?:^|\s|\()(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => ({
      file,
      line: index + 1,
      from: match[1] as string,
    })),
  );

/** Without `import()`, which is how a chunk is asked for later. */
export const staticImportsIn = (file: string, text: string): Import[] =>
  importsIn(file, text.replace(/\bimport\s*\(/g, 'later('));

export const importsOf = (file: string): Import[] => importsIn(file, readFileSync(file, 'utf8'));

/** The file of this repository that an import names. */
export const targetOf = ({ file, from }: Import): string =>
  relative('.', resolve(dirname(file), from.split('?')[0] as string)).replaceAll('\\', '/');

/** By file, the files it imports, each once; what is no file of the repository is left out. */
export const arrowsAmong = (imports: readonly Import[]): Map<string, string[]> => {
  const arrows = new Map<string, string[]>();
  for (const one of imports) {
    if (!one.from.startsWith('.')) continue;
    const from = relative('.', one.file).replaceAll('\\', '/');
    arrows.set(from, [...new Set([...(arrows.get(from) ?? []), targetOf(one)])]);
  }
  return arrows;
};

/** Sets of files that import each other in a circle, by any import but `import()`; types count. Tarjan's components. */
export const circlesAmong = (imports: readonly Import[]): string[][] => {
  const arrows = arrowsAmong(imports);
  const found = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): void => {
    found.set(file, found.size);
    lowest.set(file, found.get(file)!);
    stack.push(file);
    for (const next of arrows.get(file) ?? []) {
      if (!found.has(next)) visit(next);
      if (stack.includes(next)) lowest.set(file, Math.min(lowest.get(file)!, lowest.get(next)!));
    }
    if (lowest.get(file) !== found.get(file)) return;
    const circle = stack.splice(stack.indexOf(file)).sort();
    if (circle.length > 1 || arrows.get(file)?.includes(file)) circles.push(circle);
  };
  for (const file of arrows.keys()) if (!found.has(file)) visit(file);
  return circles;
};
