/** What the repository says of itself leads to what is there. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { edits, ends } from '../browser/forced-ends.ts';
import { forgedAnswers, placesOfText } from '../browser/forged-answers.ts';
import { endless, harms } from '../browser/harms.ts';
import { byDocument, byLanguage, byLeaving, byNetwork, byStorage } from '../browser/ways-out.ts';
import { hostileTexts } from '../export/hostile-texts.ts';

test('each promise of SECURITY.md names tests that are there', () => {
  const rows = readFileSync('.github/SECURITY.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| **'));
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) {
    const tests = [...row.matchAll(/`(tests\/[^`]+)`/g)].map(([, file]) => file!);
    expect(tests.length, row).toBeGreaterThan(0);
    for (const file of tests) expect(existsSync(file), file).toBe(true);
  }
});

test('the counts of SECURITY.md are those of the tables that are tried', () => {
  const text = readFileSync('.github/SECURITY.md', 'utf8');
  const said = (words: string): number => Number(new RegExp(`(\\d+) ${words}`).exec(text)?.[1]);
  expect(said('ways out')).toBe([byNetwork, byLanguage, byStorage, byDocument, byLeaving].flat().length);
  expect(said('forged answers')).toBe(forgedAnswers.length);
  expect(said('places for markup')).toBe(placesOfText.length);
  expect(said('ways without an end')).toBe(endless.length);
  expect(said('other harms')).toBe(harms.length);
  // And one that is typed before the editor has come.
  expect(said('ways an edit may stand')).toBe(edits.length + 1);
  expect(said('forced ends')).toBe(ends.length);
  expect(said('texts in every kind of file')).toBe(hostileTexts.length);
});

test.each(['README.md', '.github/SECURITY.md', 'CONTRIBUTING.md', 'src/site/hosting/README.md'])(
  'links of %s lead to files of the repository',
  (file) => {
    const folder = file.split('/').slice(0, -1).join('/') || '.';
    for (const [, to] of readFileSync(file, 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g))
      expect(existsSync(`${folder}/${to}`), to).toBe(true);
  },
);

test('CITATION.cff has what its format asks for', () => {
  const citation = parse(readFileSync('CITATION.cff', 'utf8'));
  for (const key of ['cff-version', 'title', 'message', 'authors']) expect(citation).toHaveProperty(key);
});

test('a location of the ready server file that has headers of its own says all of them; every bracket is closed', () => {
  const text = readFileSync('src/site/hosting/nginx.conf', 'utf8').replace(/#.*/g, '');
  const headers = (part: string): string[] =>
    [...part.matchAll(/add_header ([\w-]+) /g)].map(([, name]) => name!).sort();
  const [server = '', ...locations] = text.slice(text.indexOf('server {')).split(/\blocation /);
  expect(headers(server).length).toBeGreaterThan(3);
  for (const location of locations)
    if (location.includes('add_header')) expect(headers(location), location).toEqual(headers(server));
  expect(text.split('{').length).toBe(text.split('}').length);
  // Each directive ends in a semicolon or opens a block.
  for (const line of text.split('\n').map((one) => one.trim()))
    if (line !== '') expect(line).toMatch(/[;{}]$/);
});

test('the ready server file keeps _astro for ever, the rest not at all, and lets others frame embedded figures alone', () => {
  const text = readFileSync('src/site/hosting/nginx.conf', 'utf8');
  const [everywhere, assets] = text.split(/^\s*location \/_astro\//m);
  for (const part of ['default "frame-ancestors \'self\'"', '$last_ack_frames always', 'nosniff', 'no-cache'])
    expect(everywhere).toContain(part);
  expect(assets).toContain('immutable');
  const framed = new RegExp(/~(\S+) "frame-ancestors \*"/.exec(text)?.[1] ?? 'none');
  for (const path of ['/embed/', '/embed/a/b/', '/zh/embed/a/b/']) expect(framed.test(path), path).toBe(true);
  for (const path of [
    '/',
    '/zh/',
    '/first-fin-lost/',
    '/embedded/',
    '/x/embed/',
    '/zh/first-fin-lost/embed/',
  ])
    expect(framed.test(path), path).toBe(false);
});
