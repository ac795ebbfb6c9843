/** Links given out before a part of a chapter moved open where it is now, with what they carry. */
import { expect, test } from 'vitest';
import { readChapters } from '../../src/chapter/build.ts';
import { followMoved, movedParts } from '../../src/site/moved-parts.ts';

/** Where the script of a chapter's page sends an address; undefined where it stays. */
const follow = (slug: string, address: string): string | undefined => {
  const { search, hash } = new URL(address, 'https://x/');
  let at: string | undefined;
  const location = { search, hash, replace: (to: string) => (at = to) };
  new Function('location', followMoved(slug, (path) => `/zh${path}`)!)(location);
  return at;
};

test('a heading, a cell with its values, and a cell with its code', () => {
  expect(follow('first-fin-lost', '#what-0-means')).toBe('/zh/orphan-budget/#what-0-means');
  expect(follow('first-fin-lost', '#a-budget-of-time-not-a-count')).toBe(
    '/zh/orphan-budget/#three-becomes-three-seconds',
  );
  expect(follow('first-fin-lost', '?rtt=200&lose=client.fin.1#cell-budget')).toBe(
    '/zh/orphan-budget/?rtt=200&lose=client.fin.1#cell-budget',
  );
  expect(follow('first-fin-lost', '#code=1.budget.eJx-_A')).toBe('/zh/orphan-budget/#code=1.budget.eJx-_A');
});

test('a cell that has become a choice of another: what the link says comes after what it was', () => {
  expect(follow('second-ack-lost', '?orphanRetries=4#cell-ack-lost-forever')).toBe(
    '/zh/first-fin-lost/?which=second&orphanRetries=2&orphanRetries=4#cell-lost-forever',
  );
  expect(follow('second-ack-lost', '#code=1.ack-lost-forever.eJx')).toBe(
    '/zh/first-fin-lost/?which=second&orphanRetries=2#code=1.lost-forever.eJx',
  );
});

test('what has not moved stays', () => {
  for (const address of [
    '',
    '?rtt=40',
    '#lost-for-ever',
    '#cell-lost-once',
    '#code=1.lost-once.eJx',
    '#constructor',
  ])
    expect(follow('first-fin-lost', address), address).toBeUndefined();
  expect(followMoved('why-four', (path) => path)).toBeUndefined();
});

test('every old name is gone from its page, and every new one is there', () => {
  const chapters = readChapters(process.cwd());
  const names = new Map(
    chapters.map(({ slug, en, cells }) => [
      `/${slug}/`,
      new Set([...en!.text.headings.map(({ id }) => id), ...cells.map(({ id }) => `cell-${id}`)]),
    ]),
  );
  for (const [slug, moved] of Object.entries(movedParts))
    for (const [name, { to, as = name }] of Object.entries(moved)) {
      expect(names.get(`/${slug}/`), slug).not.toContain(name);
      expect(names.get(to), to).toContain(as);
    }
});
