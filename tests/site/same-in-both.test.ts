import { expect, test } from 'vitest';
import { differenceBetween } from '../../src/site/same-in-both.ts';

const en = {
  file: 'a/en.mdx',
  headings: [{ depth: 2, text: 'Lost once' }],
  body: '<Cell id="one" /><Cell id="two" />',
};
const zh = { ...en, file: 'a/zh.mdx', headings: [{ depth: 2, text: '只丢一次' }] };

test('two texts with the same headings and cells differ in nothing', () => {
  expect(differenceBetween(en, zh)).toBeNull();
});

test('a heading that Chinese lacks is named', () => {
  expect(differenceBetween(en, { ...zh, headings: [] })).toBe(
    'a/zh.mdx lacks the heading "Lost once" that a/en.mdx has (heading 1).',
  );
});

test('a heading that English lacks is named', () => {
  expect(differenceBetween({ ...en, headings: [] }, zh)).toBe(
    'a/en.mdx lacks the heading "只丢一次" that a/zh.mdx has (heading 1).',
  );
});

test('a heading of another level is named with both texts', () => {
  expect(differenceBetween(en, { ...zh, headings: [{ depth: 3, text: '只丢一次' }] })).toContain(
    '(level 3) in a/zh.mdx',
  );
});

test('a missing cell is named', () => {
  expect(differenceBetween(en, { ...zh, body: '<Cell id="one" />' })).toBe(
    'a/zh.mdx lacks <Cell id="two" /> that a/en.mdx has.',
  );
});

test('another order of cells is told', () => {
  expect(differenceBetween(en, { ...zh, body: '<Cell id="two" /><Cell id="one" />' })).toContain(
    'order must be the same',
  );
});

test('a cell in a code fence is no cell', () => {
  expect(
    differenceBetween(en, { ...zh, body: `${zh.body}\n\`\`\`mdx\n<Cell id="three" />\n\`\`\`\n` }),
  ).toBeNull();
});
