/** A change by somebody who writes no Chinese is green, and says what waits for a translator; nothing is published before. */
import { describe, expect, test } from 'vitest';
import { verdict } from '../../src/cli/doctor/verdict.ts';
import { eachInAGoodChapter } from './chapter-fixture.ts';

const { chapter, cell } = eachInAGoodChapter();

const looked = 'all of it';
const doctor = async () => {
  const findings = await chapter().findings();
  return { ...verdict(findings, looked, false), mayBePublished: verdict(findings, looked, true).isGood };
};

/** English alone is changed: a sentence, and what a cell says. */
const inEnglishOnly = (): void => {
  const text = chapter().read('en.mdx');
  chapter().write('en.mdx', text.replace('\n## ', '\nIt is sent again.\n\n## '));
  cell("label: 'RTT'", "label: 'Round trip'");
};

describe('what waits for a translator', () => {
  test('is no fault, is said, and is not published', async () => {
    inEnglishOnly();
    const words = 'No faults (all of it). Translation wanted in 3 places.';
    expect(await doctor()).toEqual({ words, isGood: true, mayBePublished: false });
  });
  test('hides no fault beside it', async () => {
    inEnglishOnly();
    chapter().write('stray.bin', 'x');
    const words = '1 fault (all of it). Translation wanted in 3 places.';
    expect(await doctor()).toEqual({ words, isGood: false, mayBePublished: false });
  });
  test('may be a whole chapter', async () => {
    chapter().remove('zh.mdx');
    const words = 'No faults (all of it). Translation wanted in 1 place.';
    expect(await doctor()).toEqual({ words, isGood: true, mayBePublished: false });
  });
  test('is not an English text that is missing', async () => {
    chapter().remove('en.mdx');
    expect((await doctor()).isGood).toBe(false);
  });
});

test('with all of it translated, there is nothing to say', async () => {
  expect(await doctor()).toEqual({ words: 'No faults (all of it).', isGood: true, mayBePublished: true });
});
