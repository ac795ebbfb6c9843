/** What our files import by a package's name, package.json names: nothing works only because another package brought it along. */
import { globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { describe, expect, test } from 'vitest';

const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
  readFileSync('package.json', 'utf8'),
) as Record<string, Record<string, string> | undefined>;
const declared = new Set(Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }));

/** Made by a plugin of ours or of Astro's, or our own name. */
const made = /^(?:virtual:|astro:|last-ack(?:\/|$))/;
/** What stands there may be a piece of a text that is written: an address, a value to be filled in. */
const isName = (from: string): boolean => /^(?:@[\w-][\w.-]*\/)?[\w-][\w.-]*(?:\/|$)/.test(from);
const packageOf = (from: string): string =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');

/** Packages that a text imports, by every form of import; what stands in a string of code is no import. */
const packagesIn = (text: string): string[] =>
  [
    ...text.matchAll(
      /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|createRequire\(import\.meta\.url\)\(['"]([^'"]+)['"]\)/gm,
    ),
  ]
    .map(([, ...found]) => found.find((one) => one !== undefined)!)
    .filter((from) => isName(from) && !made.test(from) && !isBuiltin(from))
    .map(packageOf);

const files = globSync(['{src,tests,content}/**/*.{ts,mjs,astro}', '*.mjs']).filter(
  (file) => !file.endsWith('every-import-is-declared.test.ts'),
);

describe('packages', () => {
  test('each that is imported is declared', () => {
    expect(files.length).toBeGreaterThan(500);
    const undeclared = files.flatMap((file) =>
      packagesIn(readFileSync(file, 'utf8'))
        .filter((name) => !declared.has(name))
        .map((name) => `${file}  imports ${name}, which package.json does not name`),
    );
    expect(undeclared).toEqual([]);
  });

  test('each that is declared is used: imported, or named in a script, a setting or another package’s', () => {
    const imported = new Set(files.flatMap((file) => packagesIn(readFileSync(file, 'utf8'))));
    const texts = [...files, 'package.json', 'tsconfig.json', '.biome.json'].map((file) =>
      file === 'package.json'
        ? JSON.stringify(JSON.parse(readFileSync(file, 'utf8')).scripts)
        : readFileSync(file, 'utf8'),
    );
    const named = (name: string): boolean =>
      texts.some(
        (text) => text.includes(`'${name}'`) || text.includes(`"${name}`) || text.includes(`/${name}/`),
      );
    // Types and a browser are taken by whoever asks for them, by no import of ours.
    const unused = Object.keys(devDependencies ?? {}).filter(
      (name) =>
        !imported.has(name) && !named(name) && !name.startsWith('@types/') && name !== '@astrojs/check',
    );
    expect(unused).toEqual([]);
  });

  test('an import that is planted is found, whatever its form', () => {
    expect(
      packagesIn("import a from 'one';\nimport 'two/x.css';\nexport { b } from '@s/three/deep';"),
    ).toEqual(['one', 'two', '@s/three']);
    expect(packagesIn("await import('four');\nimport type { C } from 'five';\nimport fs from 'fs';")).toEqual(
      ['four', 'five'],
    );
    expect(packagesIn("import {\n  d,\n} from 'six';\nimport './own.ts';\nimport 'virtual:x';")).toEqual([
      'six',
    ]);
  });
});
