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

test('at most one letter in a thousand of the site’s code has another colour than in the static block', () => {
  let letters = 0;
  let wrong = 0;
  const lines: string[] = [];
  for (const file of globSync('content/**/*.ts')) {
    const text = readFileSync(file, 'utf8').trimEnd();
    const [want, got] = [byShiki(text), byOurs(text)];
    for (const [i, line] of text.split('\n').entries()) {
      letters += line.replaceAll(/\s/g, '').length;
      const differing = [...line].filter((_, at) => want[i]?.[at] !== got[i]?.[at]).length;
      wrong += differing;
      if (differing > 0) lines.push(`${file}:${i + 1}  ${line.trim()}`);
    }
  }
  expect(letters).toBeGreaterThan(30_000);
  expect(wrong, lines.join('\n')).toBeLessThanOrEqual(letters / 1000);
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
