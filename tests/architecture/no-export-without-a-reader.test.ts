/** What a file offers, somebody takes: a value that is exported and named nowhere else is dead, or wants no `export`. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Values by the file that exports them. Types are left out: they are the documentation of a function's shapes. */
const exported = /^export (?:abstract )?(?:async )?(?:const|let|function|class) (\w+)/gm;
/** Read by their name by the tools that load these files, or by the library in whose place one stands. */
const readByTools = /monaco-icons\.ts$|content\.config\.ts$|\/pages\//;

const texts = new Map(
  globSync(['{src,tests,content}/**/*.{ts,astro,mdx}', '*.mjs']).map((file) => [
    file,
    readFileSync(file, 'utf8'),
  ]),
);

const unread = (): string[] => {
  const named = new Map<string, Set<string>>();
  for (const [file, text] of texts)
    for (const [word] of text.matchAll(/\w+/g)) {
      const files = named.get(word) ?? new Set();
      named.set(word, files.add(file));
    }
  return [...texts]
    .filter(([file]) => file.startsWith('src/') && !readByTools.test(file))
    .flatMap(([file, text]) =>
      [...text.matchAll(exported)]
        .map(([, name = '']) => name)
        .filter((name) => named.get(name)?.size === 1)
        .map((name) => `${file}  exports ${name}, which no other file names`),
    );
};

test('no value is exported without a reader', () => {
  expect(texts.size).toBeGreaterThan(400);
  expect(unread()).toEqual([]);
});
