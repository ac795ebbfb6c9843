import { expect, test } from 'vitest';
import { virtualFamilies } from '../../src/chapter/recordings.ts';
import { wordsOf } from '../../src/words/build.ts';
import { languages } from '../../src/words/index.ts';

test.each(languages)('the page of what was compared names each family of closes: %s', (lang) => {
  expect(Object.keys(wordsOf(lang).conformance.virtualFamilies).sort()).toEqual(virtualFamilies('.'));
});
