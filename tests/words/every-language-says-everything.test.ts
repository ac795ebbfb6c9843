/** The compiler holds the shape of each language; here is what it cannot see. */
import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/words/build.ts';
import { languages, loadWords, manners, type Section } from '../../src/words/index.ts';
import { sayings } from './sayings.ts';

const sections = Object.keys(wordsOf('en')) as Section[];

describe.each(languages)('%s', (lang) => {
  test('has a file for each section, and no other', () => {
    const files = readdirSync(`src/words/${lang}`, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name.replace(/\.ts$/, ''));
    expect(files.sort()).toEqual([...sections].sort());
    expect(existsSync(`src/words/${lang}.ts`)).toBe(true);
  });

  test.each(sections)('%s is loaded by its name', async (section) => {
    expect(await loadWords(lang, section)).toBe(wordsOf(lang)[section]);
  });

  test('is the beginning of its tag, by which a page knows it', () => {
    expect(manners[lang].tag.slice(0, 2)).toBe(lang);
  });

  test('says something in each place', () => {
    const silent = sayings(wordsOf(lang)).filter(({ text }) => text.trim() === '');
    expect(silent).toEqual([]);
  });
});

test('Chinese sentences end with Chinese marks', () => {
  const odd = sayings(wordsOf('zh')).filter(({ text }) => /\p{Script=Han}[,;:!?.](\s|$)/u.test(text));
  expect(odd).toEqual([]);
});
