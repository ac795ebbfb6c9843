/** A run's answer may be a state: what is read says it as the RFC does, in the choices of a question as in its answer. */
import { expect, test } from 'vitest';
import { chapterMarkdown, readChapters } from '../../src/chapter/build.ts';
import { writeFact } from '../../src/chapter/index.ts';
import { wordsOf } from '../../src/words/build.ts';

test('a state is spelled out, another text is left as it is', () => {
  const { prose } = wordsOf('en');
  expect(writeFact('FIN_WAIT2', 'count', prose)).toBe('FIN-WAIT-2');
  expect(writeFact('ESTABLISHED → CLOSE-WAIT', 'count', prose)).toBe('ESTABLISHED → CLOSE-WAIT');
});

test.each(['en', 'zh'] as const)('a question about a state offers what it answers, in %s', async (lang) => {
  const chapter = readChapters('.').find(({ slug }) => slug === 'somebody-in-the-middle')!;
  const text = await chapterMarkdown('.', chapter, lang, 'https://x.example/');
  const [, choices, answer] = /\(([^()]*CLOSE-WAIT[^()]*)\)\n\n<details><summary>([A-Z-]+)</.exec(text)!;
  expect(choices!.split(', ')).toContain(answer);
  expect(choices).not.toContain('_');
});
