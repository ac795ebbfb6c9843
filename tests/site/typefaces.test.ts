/** The typefaces of the site: small, licensed, and each file a style sheet names is there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = 'src/site/fonts';
const files = readdirSync(folder);
const typefaces = files.filter((name) => name.endsWith('.woff2'));

test('all typefaces together are at most 60 KB', () => {
  const bytes = typefaces.reduce((sum, name) => sum + readFileSync(join(folder, name)).length, 0);
  expect(typefaces.length).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(60_000);
});

test('each typeface has its licence beside it, which lets a subset keep the name', () => {
  for (const name of typefaces) {
    const licence = `${name.replace(/(?:-\d+)?\.woff2$/, '')}.licence.txt`;
    const text = readFileSync(join(folder, licence), 'utf8');
    expect(text).toContain('SIL Open Font License, Version 1.1');
    expect(text.slice(0, 400), `${licence} reserves no name`).not.toMatch(/with Reserved Font Name/i);
  }
});

test('the style sheet names every typeface, and no other', () => {
  const css = readFileSync('src/site/styles/fonts.css', 'utf8');
  const named = [...css.matchAll(/\.\.\/fonts\/([\w-]+\.woff2)/g)].map(([, name]) => name);
  expect([...new Set(named)].sort()).toEqual(typefaces.toSorted());
});
