/** The sections of a question of the guide stand in one order, the answer first. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseChapter } from '../../src/chapter/parse-chapter.ts';
import { checkSections } from '../../src/cli/doctor/sections.ts';

const file = 'content/guide/010-close-wait-piles-up/en.mdx';
const source = readFileSync(file, 'utf8');
const faultsOf = (text: string) =>
  checkSections({ file, source: text, text: parseChapter(text) }).map(
    ({ what, right }) => `${what}: ${right}`,
  );

test('a question in order has no fault', () => {
  expect(faultsOf(source)).toEqual([]);
});

test('a run before the answer is one, and the order is said', () => {
  const [head = '', answer = '', ...rest] = source.split(/^(?=## )/m);
  expect(faultsOf([head, ...rest.slice(0, 2), answer, ...rest.slice(2)].join(''))).toMatchInlineSnapshot(`
    [
      "the section "The command that confirms it" stands too early: the sections of a question are, in this order: "Whose fault it is", "The command that confirms it", "A run of it", "What helps", "What does not help"",
    ]
  `);
});

test('a missing one is named', () => {
  expect(faultsOf(source.replace('## What helps\n', ''))).toHaveLength(1);
});
