/** The editors' own tokens against the real highlighter's, on all code that the site shows. */
import { globSync, readFileSync } from 'node:fs';
import { createHighlighter } from 'shiki';
import { expect, test } from 'vitest';
import { codeColours, codeTheme } from '../../src/notebook/code-theme.ts';
import { type LineState, scanLine } from '../../src/notebook/editor/code-tokens.ts';
import { highlightLightly } from '../../src/notebook/editor/highlight-lightly.ts';

const kindOf = new Map(Object.entries(codeColours).map(([kind, { light }]) => [light, kind]));
const highlighter = await createHighlighter({ langs: ['typescript'], themes: [codeTheme('light')] });

/** Each character with its kind; space has none. */
const byShiki = (text: string): string[][] =>
  highlighter
    .codeToTokens(text, { lang: 'typescript', theme: 'last-ack-light', tokenizeTimeLimit: 0 })
    .tokens.map((line) =>
      line.flatMap(({ content, color = '' }) =>
        [...content].map((letter) => (/\s/.test(letter) ? '' : (kindOf.get(color.toLowerCase()) ?? 'name'))),
      ),
    );
const byOurs = (text: string): string[][] => {
  let state: LineState = 'code';
  return text.split('\n').map((line) => {
    const scanned = scanLine(line, state);
    state = scanned.state;
    const kinds: string[] = [...line].map((letter) => (/\s/.test(letter) ? '' : 'punctuation'));
    for (const { start, end, kind } of scanned.tokens)
      for (let at = start; at < end; at += 1) if (kinds[at]) kinds[at] = kind;
    return kinds;
  });
};

test.each(globSync('content/**/*.ts'))('%s is coloured as the static block is', (file) => {
  const text = readFileSync(file, 'utf8').trimEnd();
  const lines = text.split('\n');
  const [want, got] = [byShiki(text), byOurs(text)];
  const differing = lines.filter((_, i) => want[i]?.join() !== got[i]?.join());
  expect(differing).toEqual([]);
});

test('comments, templates and texts that are not ended colour what follows, and no letter is lost', () => {
  const hole = ['$', '{'].join('');
  const text = `a /* b\n" */ c \`d ${hole}e("f")}\ng\` 'h\n// <i> & \`j\`\n\`${hole}`;
  const html = highlightLightly(text);
  expect(
    html
      .replace(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  ).toBe(text);
  expect(byOurs(text)[1]?.slice(0, 4)).toEqual(['comment', '', 'comment', 'comment']);
  expect(byOurs(text)[2]?.slice(0, 2)).toEqual(['string', 'string']);
  expect(byOurs(text)[4]).toEqual(['string', 'punctuation', 'punctuation']);
});
