/** Addresses in what is taken away from the site: whole where the build was told its own, and never made up. */
import { expect, test } from 'vitest';
import {
  chapterNotebook,
  pageAddress,
  publishedAt,
  readChapters,
  siteAddress,
} from '../../src/chapter/build.ts';
import { absoluteLink } from '../../src/chapter/site-address.ts';
import { feedArticle } from '../../src/site/build/feed-article.ts';

test('a build is told where the site stands, or knows that it was not', () => {
  expect(siteAddress(publishedAt({}))).toBe(null);
  expect(siteAddress(publishedAt({ LAST_ACK_SITE: '', LAST_ACK_BASE: '/x/' }))).toBe(null);
  const told = publishedAt({ LAST_ACK_SITE: 'https://close.example', LAST_ACK_BASE: '/x' });
  expect(siteAddress(told)).toBe('https://close.example/x/');
  expect(siteAddress(publishedAt({ LAST_ACK_SITE: 'https://close.example' }))).toBe('https://close.example/');
});

test('a link of a chapter leads there, from the top of the host, or nowhere', () => {
  const at = (url: string, site: string | null) => absoluteLink(url, site, '/lost-once/', 'zh');
  expect(at('/glossary/#rto', 'https://close.example/x/')).toBe('https://close.example/x/zh/glossary/#rto');
  expect(at('/zh/glossary/', 'https://close.example/x/')).toBe('https://close.example/x/zh/glossary/');
  expect(at('#part', 'https://close.example/x/')).toBe('https://close.example/x/zh/lost-once/#part');
  expect(at('./picture.png', '/x/')).toBe('/x/zh/lost-once/picture.png');
  expect(at('/glossary/', '/x/')).toBe('/x/zh/glossary/');
  expect(at('/glossary/', null)).toBe(null);
  expect(at('https://www.rfc-editor.org/rfc/rfc9293', null)).toBe('https://www.rfc-editor.org/rfc/rfc9293');
  expect(pageAddress('/', '/lost-once/', 'en')).toBe('/lost-once/');
});

test('a notebook of a site that does not know its address has no link to it, and keeps the words', async () => {
  const chapter = readChapters('.').find(({ slug }) => slug === 'first-fin-lost')!;
  const linkless = await chapterNotebook('.', chapter, 'en', null);
  const linked = await chapterNotebook('.', chapter, 'en', 'https://close.example/');
  expect(linked).toContain('](https://close.example/');
  expect(linkless).not.toMatch(/\]\((?!https:\/\/|data:)/);
  const [, words = ''] = /\[([^\]`*]+)\]\(https:\/\/close\.example\//.exec(linked) ?? [];
  expect(words.length).toBeGreaterThan(2);
  expect(linkless).toContain(words);
});

test('a feed of such a site leads from the top of its host', () => {
  const page =
    '<html><head><meta name="description" content="d"></head><body><p class="la-chapter-number">Chapter 1 of 2</p><article><h1>T</h1><p><a href="/x/glossary/#rto">rto</a> <a href="https://o.example/">o</a></p></article></body></html>';
  const { html } = feedArticle(page, { address: '/x/lost-once/', figure: (name) => name, live: 'live' });
  expect(html).toContain('href="/x/glossary/#rto"');
  expect(html).toContain('href="https://o.example/"');
});
