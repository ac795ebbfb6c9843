/** Each question of the guide is found by search, and each answer of /diagnose/ leads to a page there is. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { further } from '../../src/site/components/diagnose/further.ts';
import { frontQuestionsIn, guideGroups } from '../../src/site/questions.ts';
import { wordsOf } from '../../src/words/build.ts';

const { questions } = wordsOf('en');
const slugsIn = (folder: string) => readdirSync(folder).map((name) => name.replace(/^\d+-/, ''));
const guide = slugsIn('content/guide').map((slug) => `/guide/${slug}/`);
const chapters = slugsIn('content/chapters').map((slug) => `/${slug}/`);

test('every question of the guide has its entry for search, in one group', () => {
  const asked = guideGroups.flatMap((group) => Object.keys(questions[group]));
  expect(asked.toSorted()).toEqual(guide.toSorted());
});

test('the first five of the front page are in the order in which people come with them', () => {
  const front = frontQuestionsIn(questions);
  expect(front.slice(0, 5).map(({ at }) => at)).toEqual(guide.slice(0, 5));
  // Each is there, also those that a part of a chapter answers.
  expect(front.map((question) => question?.asks)).not.toContain(undefined);
});

test('an answer leads to a page of the site', () => {
  expect(Object.values(further).filter((address) => ![...guide, ...chapters].includes(address))).toEqual([]);
});
