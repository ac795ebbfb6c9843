import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { readChapters } from '../../src/chapter/build.ts';
import { lastChanged } from '../../src/site/file-history.ts';

const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
const isKnown = ((): boolean => {
  try {
    return git('rev-parse', '--is-shallow-repository') === 'false';
  } catch {
    return false;
  }
})();

test.runIf(isKnown)('a text is dated by the last commit that changed it', () => {
  const [first, last] = [readChapters('.')[0]!, readChapters('.').at(-1)!];
  for (const { file } of [first.en!, first.zh!, last.en!])
    expect(lastChanged(file)).toBe(git('log', '-1', '--format=%cs', '--', file));
});

test('a file that was never committed has no day', () => {
  expect(lastChanged('content/chapters/999-none/en.mdx')).toBe(null);
});
