/** Bytes are exact, so they are tests; times are measured by `npm run bench:page` and `npm run lighthouse`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { attribute, base, byTag, chapterPages, dist, inSite, type Page } from './pages.ts';

const gz = (text: string | Buffer): number => gzipSync(text, { level: 9 }).length;
const file = (address: string): string => readFileSync(join(dist, address.slice(base.length)), 'utf8');
const kib = 1024;

const styles = (page: Page): string[] =>
  byTag(page, 'link')
    .filter((e) => attribute(e, 'rel') === 'stylesheet')
    .map((e) => attribute(e, 'href') ?? '');
const scripts = (page: Page): string[] =>
  byTag(page, 'script')
    .map((e) => attribute(e, 'src'))
    .filter((src) => src !== undefined);

/** What the page's scripts import before anything is asked for, the modules themselves included. */
const graph = (address: string, seen = new Set<string>()): Set<string> => {
  if (seen.has(address)) return seen;
  seen.add(address);
  for (const [, from = ''] of file(address).matchAll(
    /(?:^|[;}\s])import\s*(?:[\w{}\s,*$]+from\s*)?["'`]([^"'`]+)["'`]/g,
  ))
    graph(new URL(from, `https://x${address}`).pathname, seen);
  return seen;
};

const each = inSite.map((page) => [page.path, page] as const);

const chapters = chapterPages.map((page) => [page.path, page] as const);
/** Pages of one picture or tool, which have a style sheet of their own beside that of all pages. */
const own = (page: Page): boolean => /^\/(zh\/)?(capture\/)?$/.test(page.path);

test.each(chapters)('%s is at most 24 KB of HTML', (_, page) => {
  expect(gz(page.html)).toBeLessThanOrEqual(24 * kib);
});

/** Rules written into a page: those of its first screen, or its own. */
const inlineStyles = (page: Page): string =>
  byTag(page, 'style')
    .flatMap((e) => e.childNodes.map((n) => ('value' in n ? n.value : '')))
    .join('');
const paintsSooner = (page: Page): boolean => /<article[\s\S]*<link rel="stylesheet"/.test(page.html);

test.each(each)(
  '%s has at most 12 KB of styles, 13 with a sheet of its own, 11 beside those of its first screen',
  (_, page) => {
    // What the first screen has with it comes once more, in the sheet.
    const [written, most] = paintsSooner(page) ? ['', 11] : [inlineStyles(page), own(page) ? 13 : 12];
    const total = styles(page).reduce((sum, address) => sum + gz(file(address)), gz(written));
    expect(total).toBeLessThanOrEqual(most * kib);
  },
);

test.each(chapters.filter(([, page]) => paintsSooner(page)))(
  '%s has its first screen, with its rules, in its first 8 KB',
  (_, page) => {
    const first = page.html.slice(0, page.html.indexOf('<link rel="stylesheet"'));
    expect(gz(first)).toBeLessThanOrEqual(8 * kib);
  },
);

test('most chapters are painted before their sheet has come', () => {
  expect(chapterPages.filter(paintsSooner).length).toBeGreaterThanOrEqual(chapterPages.length * 0.75);
});

test.each(each)(
  '%s has at most 5 KB of script before the first intent, 6 where a figure is veiled or an address looked up',
  (_, page) => {
    const external = new Set(scripts(page).flatMap((address) => [...graph(address)]));
    const inline = byTag(page, 'script').flatMap((e) =>
      e.childNodes.map((n) => ('value' in n ? n.value : '')),
    );
    const total = [...external].reduce((sum, address) => sum + gz(file(address)), gz(inline.join('')));
    // A site's own path stands in its scripts; it is not ours to make shorter.
    const path = base.length - 1;
    const more = byTag(page, 'la-predict').length > 0 || page.path.endsWith('/embed/');
    expect(total, [...external].join(' ')).toBeLessThanOrEqual((more ? 6 : 5) * kib + path);
  },
);

test.each(each)(
  '%s needs at most 5 requests, and one more for a sheet of its own or a veiled figure, and for files',
  (_, page) => {
    const external = new Set(scripts(page).flatMap((address) => [...graph(address)]));
    // The page itself, styles, scripts, and the icon.
    const more = own(page) || byTag(page, 'la-predict').length > 0;
    const readsFiles = [...byTag(page, 'la-capture'), ...byTag(page, 'la-diagnose')].length > 0;
    expect(1 + styles(page).length + external.size + 1).toBeLessThanOrEqual(
      5 + Number(more) + Number(readsFiles),
    );
  },
);

test.each(each)('%s has no byte of the editor in its own graph', (_, page) => {
  const graphs = scripts(page).flatMap((address) => [...graph(address)]);
  for (const address of [...graphs, ...styles(page)])
    expect(file(address)).not.toMatch(/monaco-editor|codicon/);
});

test('no style of the editor is for the whole page, which would be laid out anew in the middle of an edit', () => {
  const assets = join(dist, '_astro');
  const parts = readdirSync(assets).filter((name) => /^monaco-editor\..*\.js$/.test(name));
  const text = parts.map((name) => readFileSync(join(assets, name), 'utf8')).join('');
  expect(text).toContain('.monaco-editor');
  expect(text).not.toMatch(/:root\b|@font-face/);
});
