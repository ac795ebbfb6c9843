/** A chapter is printed as a page, in a feed and as a notebook: what a run says is said alike in all three. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readChapters } from '../../../src/chapter/build.ts';
import { wordsOf } from '../../../src/words/build.ts';
import { languages } from '../../../src/words/index.ts';
import { factsInPlace } from '../../chapter/facts-in-place.ts';
import { attribute, byTag, chapterPages, dist } from './pages.ts';

const unescaped = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

/** As it is compared: without tags, and without what typesetting adds to spaces and apostrophes. */
const plain = (html: string): string =>
  unescaped(html.replace(/<\/?[a-z][^>]*>/gi, ''))
    .replace(/’/g, "'")
    .replace(/\s+/g, '');

const notebookOf = (slug: string, lang: string): string => {
  const file = JSON.parse(readFileSync(join(dist, `notebooks/${slug}.${lang}.ipynb`), 'utf8')) as {
    cells: { cell_type: string; source: string[] }[];
  };
  return file.cells
    .filter(({ cell_type }) => cell_type === 'markdown')
    .map(({ source }) => source.join(''))
    .join('\n\n');
};

const chapters = readChapters('.').flatMap((chapter) =>
  languages.flatMap((lang) => {
    const page = chapterPages.find((one) => one.lang === lang && one.path.endsWith(`/${chapter.slug}/`))!;
    // One that waits for its translator has the source's text there, and its own elsewhere.
    const waits = page.html.includes(wordsOf(lang).site.notTranslated);
    return waits ? [] : [[`${chapter.slug} in ${lang}`, chapter, lang, page] as const];
  }),
);

describe.each(chapters)('%s', (_, chapter, lang, page) => {
  const feed = readFileSync(join(dist, lang === 'en' ? 'feed.xml' : `${lang}/feed.xml`), 'utf8');
  const entry = feed.split('<entry>').find((part) => part.includes(`/${chapter.slug}/</id>`))!;
  const notebook = notebookOf(chapter.slug, lang);

  test('every fact', async () => {
    const facts = await factsInPlace(chapter, lang);
    const shown = byTag(page, 'span').filter((e) => attribute(e, 'class') === 'la-fact');
    expect(shown).toHaveLength(facts.length);
    // The feed's article is HTML written as text.
    const [inPage, inFeed, inNotebook] = [plain(page.html), plain(unescaped(entry)), plain(notebook)];
    for (const { sentence } of facts) {
      // A list's number is text in a notebook, and the browser's own on a page.
      const said = plain(sentence.replace(/^(?:\d+\.|-)\s+/, ''));
      expect(inPage).toContain(said);
      expect(inFeed).toContain(said);
      expect(inNotebook).toContain(said);
    }
  });

  test('every answer of a prediction', () => {
    const answers = byTag(page, 'la-predict').map((e) => attribute(e, 'data-answer')!);
    // Exercises have folds of their own.
    const words = wordsOf(lang);
    const others = [words.prose.hint, words.notebook.solution];
    const told = [...notebook.matchAll(/<details><summary>(.*?)<\/summary>/g)].map(([, text]) => text!);
    expect(told.filter((text) => !others.includes(text))).toEqual(answers);
  });
});
