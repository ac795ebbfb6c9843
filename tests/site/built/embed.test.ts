/** What each embedded figure owes the page around it, and its reader: read from the finished files. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { headerRules } from '../../../src/cli/header-rules.ts';
import {
  attribute,
  base,
  byAttribute,
  byTag,
  dist,
  embedPages,
  pages,
  publishedSite,
  textOf,
} from './pages.ts';

const gz = (file: string): number => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
const kib = 1024;

/** A script and all that it imports, now or when a link asks for something. */
const graph = (file: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(join(dist, file), 'utf8');
  for (const [, from = ''] of text.matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g))
    graph(join(file, '..', from), seen);
  return seen;
};

/** Each figure as it is once it was touched. */
const woken = new Map<string, { files: string[]; stage: string; title: string; note: string }>();
const figures = embedPages.flatMap(({ path, ...page }) => {
  const main = byTag(page as (typeof embedPages)[number], 'main')[0]!;
  const live = attribute(main, 'data-live')?.slice(base.length);
  const profile = attribute(main, 'data-profile');
  return live && attribute(main, 'data-kind') === 'figure'
    ? [{ path, live, lang: page.lang, base, profile, search: '' }]
    : [];
});
const { stdout } = spawnSync(
  process.execPath,
  ['--experimental-vm-modules', '--no-warnings', join(import.meta.dirname, 'touch-embeds.ts'), dist],
  { input: figures.map((figure) => JSON.stringify(figure)).join('\n'), encoding: 'utf8', maxBuffer: 2 ** 28 },
);
for (const [i, line] of stdout.trim().split('\n').entries()) woken.set(figures[i]!.path, JSON.parse(line));

test('every cell of the site has one, in both languages', () => {
  expect(embedPages.length).toBeGreaterThan(200);
  const ofLang = (lang: string): number => embedPages.filter((page) => page.lang === lang).length;
  expect(ofLang('zh')).toBe(ofLang('en'));
  const cells = pages.flatMap((page) =>
    byTag(page, 'la-cell').map((cell) => ({ page, id: attribute(cell, 'data-cell') })),
  );
  // An exercise is no figure of a chapter.
  for (const { page, id } of cells)
    if (id !== 'scratch' && page.path.split('/').length > 2 && !/playground|exercises/.test(page.path)) {
      const slug = page.path.split('/').at(-2);
      const there = `${page.lang === 'zh' ? '/zh' : ''}/embed/${slug}/${id}/`;
      expect(
        embedPages.map(({ path }) => path),
        page.path,
      ).toContain(there);
    }
});

describe.each(embedPages.map((page) => [page.path, page] as const))('%s', (path, page) => {
  const main = byTag(page, 'main')[0]!;
  const live = attribute(main, 'data-live')?.slice(base.length);

  const html = gz(`${path.slice(1)}index.html`);
  test('weighs at most 11 KB before it is touched', () => {
    expect(html).toBeLessThanOrEqual(11 * kib);
  });

  // Not left out where there is nothing to touch: there is no such test.
  if (live) {
    const every = [...graph(live)];
    const ofLinks = every.filter((file) => /[\\/](links|faults)\.[^\\/]*$/.test(file));
    const weight = (files: readonly string[]): number => files.reduce((sum, file) => sum + gz(file), 0);

    test('weighs at most 60 KB, page and all, once it is touched', () => {
      const files = woken.get(path)?.files ?? every;
      expect(html + weight(files), files.join(' ')).toBeLessThanOrEqual(60 * kib);
    });

    if (woken.has(path))
      test('fetches at most 1.5 KB more for a link that sets and loses', () => {
        expect(ofLinks).toHaveLength(2);
        expect(weight(ofLinks)).toBeLessThanOrEqual(1.5 * kib);
      });
  }

  if (live && attribute(main, 'data-kind') === 'figure')
    test('woken, shows what it was published with', () => {
      const { stage = '', title, note } = woken.get(path)!;
      expect(note).toBe('');
      const words = (part: string | undefined): string =>
        (part ?? '').replaceAll(/<[^>]*>|[\s\u200b\u2060]|&nbsp;/g, '');
      const published = page.html.slice(
        page.html.indexOf('<div class="la-stage"'),
        page.html.indexOf('<figcaption'),
      );
      expect(words(stage)).toBe(words(published));
      expect(words(title)).toBe(words(/<h1[^>]*>(.*?)<\/h1>/s.exec(page.html)?.[1]));
    });

  test('is a whole page: language, one h1, a title, one use of each id, labels for its fields', () => {
    expect(attribute(byTag(page, 'html')[0]!, 'lang')).toBe(page.lang === 'zh' ? 'zh-Hans' : 'en');
    expect(byTag(page, 'h1')).toHaveLength(1);
    expect(textOf(byTag(page, 'h1')[0]!).trim().length).toBeGreaterThan(3);
    expect(textOf(byTag(page, 'title')[0]!)).toMatch(/\s·\sLast ACK$/);
    const ids = byAttribute(page, 'id').map((one) => attribute(one, 'id'));
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  test('runs nothing but its own scripts, asks nobody else, and is left out of search engines', () => {
    const policy = attribute(byAttribute(page, 'http-equiv', 'Content-Security-Policy')[0]!, 'content') ?? '';
    expect(/script-src ([^;]*)/.exec(policy)?.[1]).not.toMatch(/'unsafe-inline'|'unsafe-eval'|https?:|\*/);
    expect(page.html).toContain('name="robots" content="noindex"');
    const asked = byTag(page, 'script', 'img', 'iframe').flatMap((one) => attribute(one, 'src') ?? []);
    expect(asked).toEqual([]);
  });

  test('says whose it is, by a link to its place that opens elsewhere', () => {
    const links = byTag(page, 'a').map((one) => attribute(one, 'href') ?? '');
    const [slug, id] = path.split('/').slice(-3);
    const home = links.find((href) => href.endsWith(`/${slug}/#cell-${id}`)) ?? '';
    const target = pages.find((one) => `${base}${one.path.slice(1)}` === home.split('#')[0]);
    expect(target && byAttribute(target, 'id', `cell-${id}`)).toHaveLength(1);
    expect(byTag(page, 'base').map((one) => attribute(one, 'target'))).toEqual(['_blank']);
  });

  test('names its oEmbed answer, whose frame is this page, where the site knows its address', () => {
    expect(byAttribute(page, 'type', 'application/json+oembed')).toHaveLength(publishedSite ? 1 : 0);
    if (!publishedSite) return;
    const link = byAttribute(page, 'type', 'application/json+oembed')[0]!;
    const answer = JSON.parse(
      readFileSync(join(dist, attribute(link, 'href')!.slice(base.length)), 'utf8'),
    ) as Record<string, string | number>;
    expect(answer).toMatchObject({ version: '1.0', type: 'rich', provider_name: 'Last ACK' });
    expect(answer.width).toBeGreaterThan(300);
    expect(answer.height).toBeGreaterThan(100);
    expect(/src="([^"]+)"/.exec(String(answer.html))?.[1]).toBe(`${publishedSite}${base}${path.slice(1)}`);
  });
});

test('the script for other pages is there, small and at an address that stays', () => {
  expect(gz('embed.js')).toBeLessThanOrEqual(2 * kib);
});

describe('_headers', () => {
  const rules = headerRules(readFileSync(join(dist, '_headers'), 'utf8'));
  const rulesFor = (address: string) => rules.filter(({ speaksOf }) => speaksOf(address));

  test('speaks of each file once', () => {
    const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    for (const { parentPath, name } of files) {
      if (name === '_headers') continue;
      const address = `${base}${join(parentPath.slice(dist.length + 1), name).replaceAll('\\', '/')}`;
      expect(rulesFor(address), address).toHaveLength(1);
    }
    // More than a hundred are not read by one of the hosts.
    expect(rules.length).toBeLessThanOrEqual(100);
  });

  test('lets others frame embedded figures, and nothing else', () => {
    const framed = (path: string): boolean =>
      rulesFor(`${base}${path.slice(1)}`).some(
        ({ headers }) => headers.get('Content-Security-Policy') === 'frame-ancestors *',
      );
    for (const { path } of embedPages) expect(framed(path), path).toBe(true);
    for (const { path } of pages) expect(framed(path), path).toBe(/^\/(zh\/)?embed\/$/.test(path));
    for (const { headers } of rules) {
      expect(headers.get('Content-Security-Policy')).toContain('frame-ancestors');
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      // A page of another origin loads our modules.
      expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    }
    expect(existsSync(join(dist, 'offline.js'))).toBe(true);
    expect(rulesFor(`${base}offline.js`)[0]?.headers.get('Cache-Control')).toBe('no-cache');
  });
});
