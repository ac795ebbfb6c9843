/** Each question of the guide is found by search, and each answer of /diagnose/ leads to a page there is. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { further } from '../../src/site/components/diagnose/further.ts';
import { frontQuestions, guideGroups } from '../../src/site/questions.ts';

const slugsIn = (folder: string) => readdirSync(folder).map((name) => name.replace(/^\d+-/, ''));
const guide = slugsIn('content/guide').map((slug) => `/guide/${slug}/`);
const chapters = slugsIn('content/chapters').map((slug) => `/${slug}/`);

test('every question of the guide has its entry for search, in one group', () => {
  const asked = Object.values(guideGroups)
    .flat()
    .map(({ at }) => at);
  expect(asked.toSorted()).toEqual(guide.toSorted());
});

test('the first five of the front page are in the order in which people come with them', () => {
  expect(frontQuestions.slice(0, 5).map(({ at }) => at)).toEqual(guide.slice(0, 5));
});

test('an answer leads to a page of the site', () => {
  expect(Object.values(further).filter((address) => ![...guide, ...chapters].includes(address))).toEqual([]);
});
