/** What every page owes its reader, read from the finished HTML. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  attribute,
  base,
  byAttribute,
  byTag,
  chapterPages,
  dist,
  type Element,
  inSite,
  pages,
  publishedSite,
  textOf,
} from './pages.ts';

describe.each(pages.map((page) => [page.path, page] as const))('%s', (_, page) => {
  test('has one h1, and no heading skips a level', () => {
    const levels = byTag(page, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6').map(({ tagName }) => Number(tagName[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [i, level] of levels.entries())
      if (i > 0) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  test('has its landmarks: header, main, footer, navigation', () => {
    for (const tag of ['main', 'nav']) expect(byTag(page, tag).length, tag).toBeGreaterThanOrEqual(1);
    expect(byTag(page, 'main')).toHaveLength(1);
    expect(byAttribute(page, 'class', 'la-header')).toHaveLength(1);
    expect(byAttribute(page, 'class', 'la-footer')).toHaveLength(1);
  });

  test('begins with a link that skips to the text', () => {
    const first = byTag(page, 'a')[0];
    expect(first && attribute(first, 'href')).toBe('#main');
    expect(byAttribute(page, 'id', 'main')).toHaveLength(1);
  });

  test('says its language', () => {
    const html = byTag(page, 'html')[0];
    expect(html && attribute(html, 'lang')).toBe(page.lang === 'zh' ? 'zh-Hans' : 'en');
  });

  test('uses no id twice', () => {
    const ids = byAttribute(page, 'id').map((element) => attribute(element, 'id'));
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  test('has a title and a description', () => {
    expect(textOf(byTag(page, 'title')[0] as never).length).toBeGreaterThan(8);
    const described = byAttribute(page, 'name', 'description')[0];
    expect((described && attribute(described, 'content'))?.length).toBeGreaterThan(10);
  });

  test('asks no other site for anything', () => {
    const loaded = [
      ...byTag(page, 'script', 'img', 'iframe', 'source', 'video', 'audio', 'embed').map((e) =>
        attribute(e, 'src'),
      ),
      ...byTag(page, 'link')
        .filter((e) => !['canonical', 'alternate'].includes(attribute(e, 'rel') ?? ''))
        .map((e) => attribute(e, 'href')),
    ];
    expect(loaded.filter((address) => address !== undefined && /^(https?:)?\/\//.test(address))).toEqual([]);
  });

  test('has a strict policy: scripts of this site or by hash, nothing inline besides', () => {
    const policy = byAttribute(page, 'http-equiv', 'Content-Security-Policy');
    expect(policy).toHaveLength(1);
    const content = (policy[0] && attribute(policy[0], 'content')) ?? '';
    const scripts = /script-src ([^;]*)/.exec(content)?.[1] ?? '';
    expect(scripts).not.toMatch(/'unsafe-inline'|'unsafe-eval'|https?:|\*/);
    expect(content).toMatch(/default-src 'self'/);
    expect(content).toMatch(/object-src 'none'/);
    const handlers = page.all.flatMap(({ attrs }) => attrs.filter(({ name }) => name.startsWith('on')));
    expect(handlers).toEqual([]);
  });

  test('names existing things in its aria attributes and buttons', () => {
    const ids = new Set(byAttribute(page, 'id').map((e) => attribute(e, 'id')));
    for (const name of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'popovertarget', 'for'])
      for (const element of byAttribute(page, name))
        for (const id of (attribute(element, name) ?? '').split(' '))
          expect(ids.has(id), `${name}="${id}"`).toBe(true);
  });
});

describe.each(pages.map((page) => [page.path, page] as const))('to ears and keys %s', (_, page) => {
  const upwards = (element: Element): Element[] =>
    element.parentNode && 'tagName' in element.parentNode
      ? [element.parentNode, ...upwards(element.parentNode)]
      : [];
  const within = (element: Element, tagName: string): Element[] =>
    byTag(page, tagName).filter((e) => upwards(e).includes(element));
  /** Words that are read out: its own, a label's, or those of a picture in it. */
  const isNamed = (element: Element): boolean =>
    ['aria-label', 'aria-labelledby', 'title', 'alt'].some((name) => attribute(element, name)?.trim()) ||
    textOf(element).trim() !== '' ||
    ['img', 'svg'].some((tag) => within(element, tag).some(isNamed));

  test('gives each link, button and picture its words', () => {
    const links = byTag(page, 'a').filter((a) => attribute(a, 'href') !== undefined);
    const drawn = byAttribute(page, 'role', 'img');
    const unnamed = [...links, ...drawn, ...byTag(page, 'button')].filter((e) => !isNamed(e));
    // A picture for the eye alone says so, by empty words.
    const silent = byTag(page, 'img').filter((e) => attribute(e, 'alt') === undefined);
    expect([...unnamed, ...silent].map(({ tagName, attrs }) => [tagName, attrs])).toEqual([]);
  });

  test('gives each field a label', () => {
    const labelled = new Set(byTag(page, 'label').map((e) => attribute(e, 'for')));
    const unnamed = byTag(page, 'input', 'select', 'textarea').filter(
      (e) =>
        attribute(e, 'type') !== 'hidden' &&
        !['aria-label', 'aria-labelledby'].some((name) => attribute(e, name)) &&
        !labelled.has(attribute(e, 'id') ?? '') &&
        !upwards(e).some(({ tagName }) => tagName === 'label'),
    );
    expect(unnamed.map(({ attrs }) => attrs)).toEqual([]);
  });

  test('lets keys scroll what may be wider than it: code and tables', () => {
    const takesFocus = (e: Element): boolean => attribute(e, 'tabindex') === '0';
    const fixed = byTag(page, 'pre', 'table').filter(
      (e) => attribute(e, 'hidden') === undefined && ![e, ...upwards(e)].some(takesFocus),
    );
    expect(fixed.map(({ tagName, attrs }) => [tagName, attrs])).toEqual([]);
  });

  test('has items in lists only, only items in lists, heads in tables, and no order of its own for Tab', () => {
    const isList = ({ tagName }: { tagName?: string }) => tagName === 'ul' || tagName === 'ol';
    const astray = byTag(page, 'li').filter((e) => !upwards(e).slice(0, 1).some(isList));
    const others = byTag(page, 'ul', 'ol').filter((e) =>
      e.childNodes.some(
        (child) => 'tagName' in child && !['li', 'script', 'template'].includes(child.tagName),
      ),
    );
    const headless = byTag(page, 'table').filter((e) => within(e, 'th').length === 0);
    const ordered = byAttribute(page, 'tabindex').filter((e) => Number(attribute(e, 'tabindex')) > 0);
    expect(
      [...astray, ...others, ...headless, ...ordered].map(({ tagName, attrs }) => [tagName, attrs]),
    ).toEqual([]);
  });
});

describe.each(inSite.map((page) => [page.path, page] as const))('%s', (_, page) => {
  const link = (rel: string, hreflang?: string) =>
    byTag(page, 'link')
      .filter(
        (e) =>
          attribute(e, 'rel') === rel && (hreflang === undefined || attribute(e, 'hreflang') === hreflang),
      )
      .map((e) => attribute(e, 'href') ?? '');

  const social = (property: string): string | undefined => {
    const [found] = byAttribute(page, 'property', property);
    return found && attribute(found, 'content');
  };

  test('has an absolute canonical address and both languages as absolute alternates, or none where none is known', () => {
    const [canonical = ''] = link('canonical');
    if (publishedSite === null) {
      expect([link('canonical'), link('alternate', 'en'), social('og:url'), social('og:image')]).toEqual([
        [],
        [],
        undefined,
        undefined,
      ]);
      return;
    }
    expect(canonical).toBe(`${publishedSite}${base}${page.path.slice(1)}`);
    expect(social('og:url')).toBe(canonical);
    const english = page.path.replace(/^\/zh\//, '/').slice(1);
    expect(link('alternate', 'en').map((href) => new URL(href).pathname)).toEqual([`${base}${english}`]);
    expect(link('alternate', 'zh-Hans').map((href) => new URL(href).pathname)).toEqual([
      `${base}zh/${english}`,
    ]);
    expect(link('alternate', 'x-default')).toEqual(link('alternate', 'en'));
  });

  test('has a twin in the other language', () => {
    const twin = page.lang === 'zh' ? page.path.replace(/^\/zh\//, '/') : `/zh${page.path}`;
    expect(pages.map(({ path }) => path)).toContain(twin);
  });

  test.skipIf(publishedSite === null)('has a social image that exists', () => {
    const { pathname } = new URL(social('og:image') ?? '');
    expect(existsSync(join(dist, pathname.slice(base.length)))).toBe(true);
  });
});

test.each(chapterPages.map((page) => [page.path, page] as const))('%s has what a chapter has', (_, page) => {
  const anchors = byAttribute(page, 'class', 'la-anchor').map((e) => attribute(e, 'href'));
  const headings = byTag(page, 'h2').filter((e) => !/^(la-.*)?$/.test(attribute(e, 'id') ?? ''));
  for (const heading of headings) expect(anchors).toContain(`#${attribute(heading, 'id')}`);
  const contents = byAttribute(page, 'id', 'la-toc');
  expect(contents).toHaveLength(1);
  const turn = byTag(page, 'a').filter((e) => ['prev', 'next'].includes(attribute(e, 'rel') ?? ''));
  expect(turn.length).toBeGreaterThanOrEqual(1);
  expect(page.html).toMatch(/content\/chapters\/\d+-[a-z-]+\/(en|zh)\.mdx/);
  expect(byTag(page, 'svg').length).toBeGreaterThanOrEqual(3);
});
