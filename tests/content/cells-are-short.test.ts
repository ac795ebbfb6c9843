/** A cell is read before it is changed: the few lines that matter, imports included. */
import { expect, test } from 'vitest';
import { readChapters } from '../../src/chapter/build.ts';

const cells = readChapters(process.cwd()).flatMap(({ slug, cells }) =>
  cells.map(({ id, source }) => ({ cell: `${slug}/${id}`, lines: source.trimEnd().split('\n').length })),
);

test('no cell of a chapter has more than 30 lines', () => {
  expect(cells.length).toBeGreaterThan(50);
  expect(cells.filter(({ lines }) => lines > 30)).toEqual([]);
});

test('half of them have at most 14', () => {
  const sorted = cells.map(({ lines }) => lines).sort((one, other) => one - other);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(14);
});
