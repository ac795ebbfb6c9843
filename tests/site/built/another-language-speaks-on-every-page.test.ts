/**
 * The site built with one language more, of which there are only its name, a folder of words, its texts and what its cells say.
 * Nothing on its pages is English or Chinese but names, code, and what texts have not translated.
 */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { beforeAll, expect, test } from 'vitest';
import { wordsOf } from '../../../src/words/build.ts';
import { plantLanguage } from '../../words/plant-language.ts';
import { sayings } from '../../words/sayings.ts';
import { attribute } from './pages.ts';

const planted = '.cache/another-language';
const pages = [
  '',
  'api/',
  'capture/',
  'conformance/',
  'diagnose/',
  'embed/',
  'exercises/',
  'glossary/',
  'guide/',
  'offline/',
  'playground/',
  'your-language/',
];

const isNoWords = (element: Tree.Element): boolean =>
  ['script', 'style', 'code', 'pre', 'kbd'].includes(element.tagName);

/** What is read, or read out. What is marked as another language is in it. */
const textsOf = (node: Tree.Node): string[] => {
  if (node.nodeName === '#text') return [(node as Tree.TextNode).value];
  if (!('tagName' in node)) return 'childNodes' in node ? node.childNodes.flatMap(textsOf) : [];
  const lang = attribute(node, 'lang');
  if (isNoWords(node) || (lang !== undefined && lang !== 'xx')) return [];
  const spoken = ['title', 'aria-label', 'placeholder', 'alt'].flatMap((name) => attribute(node, name) ?? []);
  return [...spoken, ...node.childNodes.flatMap(textsOf)];
};

/** Texts that are one word: where it stands alone, it is this text and no name. */
const single = new Set(
  sayings(wordsOf('en'))
    .map(({ text }) => text)
    .filter((text) => /^[A-Z][a-z]*[aeiou][a-z]*$/.test(text)),
);
const word = '[A-Za-z’]*[aeiou][A-Za-z’]*';
const twoWords = new RegExp(`(?<![\\w-])${word} ${word}(?![\\w(-])`);

const isLeft = (text: string): boolean =>
  /\p{Script=Han}/u.test(text) || single.has(text.trim()) || twoWords.test(text.replace(/\s+/g, ' '));

beforeAll(() => {
  plantLanguage('.', planted);
  const built = spawnSync(process.execPath, ['src/cli/run.mjs', 'astro', 'build'], {
    cwd: planted,
    encoding: 'utf8',
    env: { ...process.env, LAST_ACK_OUT: 'dist', LAST_ACK_BASE: '/', LAST_ACK_SITE: '' },
  });
  if (built.status !== 0) throw new Error(`${built.stdout}${built.stderr}`.slice(-3000));
}, 900_000);

test('what is looked for would be found', () => {
  expect(isLeft('Load again')).toBe(true);
  expect(isLeft(' Glossary ')).toBe(true);
  expect(isLeft('再试一次')).toBe(true);
  expect(isLeft('Löàd àgàîn')).toBe(false);
  expect(isLeft('tcp_fin_timeout 60')).toBe(false);
});

test.each(pages)('/xx/%s', (page) => {
  const html = readFileSync(join(planted, 'dist/xx', page, 'index.html'), 'utf8');
  expect(html).toContain('<html lang="xx">');
  expect(textsOf(parse(html, { scriptingEnabled: false })).filter(isLeft)).toEqual([]);
});

test('each page leads to the same page in each other language', () => {
  const html = readFileSync(join(planted, 'dist/xx/glossary/index.html'), 'utf8');
  expect(html).toMatch(/href="\/glossary\/" hreflang="en"/);
  expect(html).toMatch(/href="\/zh\/glossary\/" hreflang="zh-Hans"/);
});

test('the definitions on hover speak it, and there are no other pages', () => {
  const definitions = JSON.parse(readFileSync(join(planted, 'dist/xx/glossary.json'), 'utf8'));
  expect(definitions['']).toEqual(['Glössàry']);
  expect(definitions.rto[1]).toMatch(/^Rétrànsmîssîön/);
  const found = globSync('**/index.html', { cwd: join(planted, 'dist/xx') });
  expect(found.map((file) => file.replace('index.html', '')).sort()).toEqual(pages.toSorted());
});
