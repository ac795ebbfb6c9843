/** The feeds of the finished site: well-formed, every chapter whole, each picture there. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { attribute, base, byTag, chapterPages, dist, pages, publishedSite } from './pages.ts';

interface Entry {
  id: string;
  title: string;
  updated: string;
  content: string;
}

/** @throws where the file is not well-formed */
const read = (file: string): { site: string; entries: Entry[] } => {
  const parser = createRequire(import.meta.url)('sax').parser(true);
  const entries: Entry[] = [];
  let site = '';
  let now: (keyof Entry)[] = [];
  parser.onopentag = ({ name, attributes }: { name: string; attributes: Record<string, string> }) => {
    if (name === 'entry') entries.push({ id: '', title: '', updated: '', content: '' });
    if (name === 'link' && attributes.rel === 'self')
      site = (attributes.href ?? '').replace(/(zh\/)?feed\.xml$/, '');
    now = [name as keyof Entry];
  };
  parser.onclosetag = () => {
    now = [];
  };
  parser.ontext = (text: string) => {
    const entry = entries.at(-1);
    for (const name of now) if (entry && name in entry) entry[name] += text.replace(/^urn:last-ack:/, '');
  };
  parser.onerror = (error: Error) => {
    throw error;
  };
  parser.write(readFileSync(join(dist, file), 'utf8')).close();
  return { site, entries };
};

const feeds = [
  ['en', 'feed.xml'],
  ['zh', 'zh/feed.xml'],
] as const;

test.each(feeds)('the feed in %s has every chapter, in reading order, with title and day', (lang, file) => {
  const { site, entries } = read(file);
  const chapters = chapterPages.filter((page) => page.lang === lang);
  expect(chapters.length).toBeGreaterThan(8);
  expect(entries.map(({ id }) => id.replace(site, '/')).sort()).toEqual(
    chapters.map(({ path }) => path).sort(),
  );
  for (const { title, updated } of entries) {
    expect(title.length).toBeGreaterThan(2);
    expect(updated).toMatch(/^20\d\d-\d\d-\d\dT00:00:00Z$/);
  }
});

test.each(feeds)(
  'in %s each timeline of a chapter is a picture that is there, with words for it',
  (lang, file) => {
    const { site, entries } = read(file);
    for (const page of chapterPages.filter((one) => one.lang === lang)) {
      const { content } = entries.find(({ id }) => id === `${site}${page.path.slice(1)}`)!;
      const images = [...content.matchAll(/<img src="([^"]*)" alt="([^"]*)">/g)];
      // The scratch cell at a chapter's end is for writing and not told; a chart is told as its table.
      const figures = byTag(page, 'figure').filter(
        (one) =>
          attribute(one, 'aria-describedby') !== 'cell-scratch-0-summary' &&
          attribute(one, 'class') !== 'la-chart',
      );
      expect(images.length, page.path).toBe(figures.length);
      for (const [, src = '', alt = ''] of images) {
        expect(existsSync(join(dist, src.replace(site, ''))), src).toBe(true);
        expect(alt.length, src).toBeGreaterThan(10);
      }
    }
  },
);

test.each(feeds)('in %s every address is absolute and nothing can be pressed', (_, file) => {
  for (const { content, id } of read(file).entries) {
    // Where nobody said where the site stands, from the top of whichever host it is.
    expect(content, id).not.toMatch(
      publishedSite ? /(?:href|src)="(?!https?:\/\/)/ : /(?:href|src)="(?!https?:\/\/|\/)/,
    );
    expect(content, id).not.toMatch(
      /<(?:script|style|button|input|svg|iframe)|<[^>]*\s(?:on\w+|style|class)=|="undefined/,
    );
  }
});

test.each(pages.map((page) => [page.path, page] as const))('%s names the feed of its language', (_, page) => {
  const link = byTag(page, 'link').find((one) => attribute(one, 'type') === 'application/atom+xml');
  expect(link && attribute(link, 'href')).toBe(`${base}${page.lang === 'zh' ? 'zh/' : ''}feed.xml`);
});
