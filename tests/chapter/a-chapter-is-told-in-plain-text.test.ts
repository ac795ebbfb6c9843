/** A chapter as Markdown: nothing of the site is needed to read it. */
import { describe, expect, test } from 'vitest';
import { chapterMarkdown, readChapters, readGuide } from '../../src/chapter/build.ts';
import { llmsText } from '../../src/site/build/llms-text.ts';

const site = 'https://x.example/base/';
const [chapters, guide] = [readChapters('.'), readGuide('.')];
const told = [chapters.find(({ slug }) => slug === 'orphan-budget')!, guide[2]!];

describe.each(['en', 'zh'] as const)('in %s', (lang) => {
  test.each(told)('$slug has its title, its cells and no component', async (chapter) => {
    const text = await chapterMarkdown('.', chapter, lang, site);
    const prose = text.replace(/^(```+)[\s\S]*?^\1$/gm, '');
    expect(text).toMatch(/^# \S/);
    expect(prose).not.toMatch(/<(Fact|Cell|Predict|State|Term)\b/);
    expect(prose).not.toContain('](/');
    for (const [, address] of prose.matchAll(/\]\(([^)\s]+)/g)) expect(address).toMatch(/^https:\/\//);
    for (const { source } of chapter.cells) expect(text).toContain(source.trimEnd());
  });

  test('a table is a table, whatever stands in it', async () => {
    const text = await chapterMarkdown('.', told[0]!, lang, site);
    const lines = text.split('\n');
    const rule = lines.findIndex((line) => /^\| --- \|/.test(line));
    const bars = (line: string): number => line.replaceAll('\\|', '').split('|').length;
    expect(rule).toBeGreaterThan(0);
    expect(bars(lines[rule - 1]!)).toBe(bars(lines[rule]!));
    expect(bars(lines[rule + 1]!)).toBe(bars(lines[rule]!));
  });
});

test('the list names every chapter and question in each language, once', () => {
  const text = llmsText({
    chapters,
    guide,
    address: ({ address }, lang) => `${site}${lang}${address}index.md`,
  });
  const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link);
  expect(new Set(links).size).toBe(links.length);
  expect(links).toHaveLength(2 * (chapters.length + guide.length));
});

test('one that waits for its translator is told in the language it was written in', async () => {
  const waiting = { ...told[0]!, zh: null };
  const title = (text: string) => text.split('\n')[0];
  const inEnglish = title(await chapterMarkdown('.', waiting, 'en', site));
  expect(title(await chapterMarkdown('.', waiting, 'zh', site))).toBe(inEnglish);
});
