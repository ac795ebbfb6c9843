/** What the pages are together: nothing leads nowhere, nothing is made up, every page and text is told of. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  attribute,
  base,
  byAttribute,
  byTag,
  chapterPages,
  dist,
  english,
  inSite,
  pages,
  publishedSite,
} from './pages.ts';

/** `/base/zh/glossary/` → the file in dist/. */
const fileOf = (pathname: string): string =>
  join(dist, pathname.slice(base.length), pathname.endsWith('/') ? 'index.html' : '');

test('everything that a page names inside the site is there: pages and places, styles, scripts, pictures, frames', () => {
  const lost: string[] = [];
  for (const page of pages)
    for (const element of byTag(page, 'a', 'link', 'script', 'img', 'iframe')) {
      const href = attribute(element, 'href') ?? attribute(element, 'src');
      if (href === undefined || /^[a-z]+:/i.test(href)) continue;
      const url = new URL(href, `https://x${base}${page.path.slice(1)}`);
      if (!url.pathname.startsWith(base) || !existsSync(fileOf(url.pathname))) {
        lost.push(`${page.path}: ${href}`);
        continue;
      }
      const target = pages.find(({ path }) => `${base}${path.slice(1)}` === url.pathname);
      const id = decodeURIComponent(url.hash.slice(1));
      // A cell's code travels behind the `#`; it is read by the page, and is no place in it.
      if (id.startsWith('code=')) continue;
      if (target && id && byAttribute(target, 'id', id).length === 0) lost.push(`${page.path}: ${href}`);
    }
  expect([...new Set(lost)]).toEqual([]);
});

test('both languages of a chapter have the same heading ids, in order', () => {
  for (const page of chapterPages.filter(({ lang }) => lang === 'en')) {
    const ids = (of: typeof page) => byTag(of, 'h2', 'h3').map((e) => attribute(e, 'id'));
    const twin = chapterPages.find(({ path }) => path === `/zh${page.path}`);
    expect(twin && ids(twin)).toEqual(ids(page));
  }
});

test.each(['/api/', '/glossary/'])('the list over %s names its parts, in order', (path) => {
  for (const page of inSite.filter((one) => one.path.endsWith(path))) {
    const jump = /<nav class="la-jump"[\s\S]*?<\/nav>/.exec(page.html)![0];
    const links = [...jump.matchAll(/<a href="#([^"]+)"[^>]*>[^<]+<\/a>/g)].map(([, id]) => id);
    expect(links).toEqual(byTag(page, 'h2').map((e) => attribute(e, 'id')));
  }
});

test('no address of ours is made up', () => {
  expect(existsSync(join(dist, 'sitemap.xml'))).toBe(publishedSite !== null);
  const robots = readFileSync(join(dist, 'robots.txt'), 'utf8');
  expect(/^Sitemap: (.*)$/m.exec(robots)?.[1]).toBe(
    publishedSite === null ? undefined : `${publishedSite}${base}sitemap.xml`,
  );
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(?:html|xml|txt|md|ipynb|json)$/.test(file),
  );
  expect(files.length).toBeGreaterThan(500);
  // The address that tests of the site give it, and the one that stood for none.
  const made = files.filter((file) =>
    /last-ack\.example|close\.example/.test(
      readFileSync(join(dist, file), 'utf8').replaceAll(publishedSite ?? '\0', ''),
    ),
  );
  expect(made).toEqual([]);
});

test.skipIf(publishedSite === null)(
  'the sitemap has every page but those shown when one is not there',
  () => {
    const map = readFileSync(join(dist, 'sitemap.xml'), 'utf8');
    const found = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)]
      .map(([, url = '']) => new URL(url).pathname)
      .sort();
    const wanted = inSite.filter(({ path }) => !path.endsWith('/offline/'));
    expect(found).toEqual(wanted.map(({ path }) => `${base}${path.slice(1)}`).sort());
  },
);

test('every chapter and question has its text beside it, which its head and the list of texts name', () => {
  const list = readFileSync(join(dist, 'llms.txt'), 'utf8');
  for (const page of chapterPages) {
    expect(page.html).toContain('<link rel="alternate" type="text/markdown" href="index.md">');
    expect(readFileSync(join(dist, page.path, 'index.md'), 'utf8')).toMatch(/^# \S/);
    expect(list).toContain(`${page.path}index.md)`);
  }
});

test('the error page offers search and every chapter in both languages', () => {
  const error = pages.find(({ path }) => path === '/404.html');
  expect(error && byAttribute(error, 'data-la-search').length).toBeGreaterThanOrEqual(2);
  const links = error ? byTag(error, 'a').map((e) => attribute(e, 'href')) : [];
  for (const { path } of chapterPages) expect(links).toContain(`${base}${path.slice(1)}`);
});

test('there are pages to test', () => {
  expect(english.length).toBeGreaterThanOrEqual(9);
  expect(chapterPages.length).toBeGreaterThanOrEqual(14);
});

test('the host is told to leave folders that begin with an underscore alone', () => {
  expect(existsSync(join(dist, '.nojekyll'))).toBe(true);
  expect(existsSync(join(dist, '_astro'))).toBe(true);
});

test('whose work the site sends along is told, with the licences, and every page leads there', () => {
  const text = readFileSync(join(dist, 'licences.txt'), 'utf8');
  const listed = text.slice(text.indexOf('What it sends along:'), text.indexOf('-----'));
  // The editor and its compiler, what compiles a cell, search, the service worker, the typefaces.
  for (const name of [
    'monaco-editor',
    'sucrase',
    'pagefind',
    'workbox-core',
    'workbox-precaching',
    'inter',
    'jetbrains-mono',
  ])
    expect(listed).toMatch(new RegExp(`^  (?:The typeface )?${name}(?: [\\d.]+)?: (?:MIT|OFL-1\\.1)$`, 'm'));
  for (const [, name] of listed.matchAll(/^ {2}(.+): /gm))
    expect(text.split(`\n${name}: `).length, name).toBe(2);
  for (const words of [
    'Permission is hereby granted',
    'SIL OPEN FONT LICENSE',
    'THIRD-PARTY SOFTWARE NOTICES',
  ])
    expect(text).toContain(words);
  for (const page of pages)
    expect(
      byTag(page, 'a').map((one) => attribute(one, 'href')),
      page.path,
    ).toContain(`${base}licences.txt`);
});
