import { describe, expect, test } from 'vitest';
import { chapterNotebook, readChapters } from '../../src/chapter/build.ts';
import { languages } from '../../src/words/index.ts';
import { factsInPlace } from './facts-in-place.ts';

const site = 'https://close.example/under/';
const chapters = readChapters('.');

interface Notebook {
  cells: { cell_type: string; source: string[] }[];
}
const proseOf = (file: string): string =>
  (JSON.parse(file) as Notebook).cells
    .filter(({ cell_type }) => cell_type === 'markdown')
    .map(({ source }) => source.join(''))
    .join('\n\n');

describe.each(chapters.map((chapter) => [chapter.slug, chapter] as const))('%s', (_, chapter) => {
  test.each(languages)(
    'in %s: every fact stands in its sentence, every link leads to the site',
    async (lang) => {
      const prose = proseOf(await chapterNotebook('.', chapter, lang, site));
      for (const { sentence } of await factsInPlace(chapter, lang)) expect(prose).toContain(sentence);

      const links = [...prose.matchAll(/\]\(([^)]*)\)/g)].map(([, url]) => url!);
      expect(links.filter((url) => !/^https:\/\//.test(url))).toEqual([]);
      const written = chapter[lang]!.text.links.map(({ url }) => url).filter((url) => url.startsWith('/'));
      const prefix = lang === 'en' ? site : `${site}${lang}/`;
      for (const url of written) expect(links).toContain(prefix + url.slice(1));

      expect(prose).not.toMatch(/<\/?(?:Fact|State|Setting|Term|Cell|Predict)\b/);
      expect(prose).not.toContain('{/*');
    },
  );
});

test('a value is written with the digits of the page: 3.67 s and 119 s', async () => {
  const budget = chapters.filter(({ slug }) => slug === 'first-fin-lost' || slug === 'orphan-budget');
  const facts = await Promise.all(budget.map((chapter) => factsInPlace(chapter, 'en')));
  const written = facts.flat().map((fact) => fact.written);
  expect(written).toContain('3.67\u00a0s');
  expect(written).toContain('119\u00a0s');
});
