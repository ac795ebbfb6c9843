/** Front matter: which keys a text has, and what each may hold. Strict, so that a misspelt key is found. */

import type { ChapterText, TextFile } from '../../chapter/build.ts';
import type { Lang } from '../../words/lang.ts';
import type { Finding } from './finding.ts';
import { nearest } from './nearest.ts';

interface Key {
  /** In characters; a Chinese character says about as much as two and a half Latin ones. */
  length: Record<Lang, [least: number, most: number]>;
  meaning: string;
  form?: { test: (value: string) => boolean; right: string };
}

/** The manual of a chapter's front matter. */
export const frontMatterKeys: Record<string, Key> = {
  title: {
    length: { en: [3, 60], zh: [2, 30] },
    meaning: 'the name of the chapter, in lists and as its h1',
    form: {
      test: (value) => !/[.。!！]$/.test(value),
      right: 'end it without a full stop',
    },
  },
  question: {
    length: { en: [10, 160], zh: [5, 80] },
    meaning: 'the one question the chapter answers, shown under the title and on the front page',
    form: { test: (value) => /[?？]$/.test(value), right: 'ask a question: end it with a question mark' },
  },
  description: {
    length: { en: [50, 220], zh: [20, 120] },
    meaning: 'one or two sentences for search engines and link previews',
  },
};

export const hasChinese = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** English words in a row where Chinese belongs; a name (TIME-WAIT, close()) is no fault. */
export const isLeftInEnglish = (text: string): boolean =>
  !hasChinese(text) && /[A-Za-z]{2,}[,;:]? [a-z]{2,}[,;:]? [a-z]{2,}/.test(text);

const sourceKey = 'source';

export function checkFrontMatter(file: TextFile & { text: ChapterText }, lang: Lang): Finding[] {
  const { frontMatter, frontMatterAt } = file.text;
  const findings: Finding[] = [];
  const allowed = [...Object.keys(frontMatterKeys), ...(lang === 'zh' ? [sourceKey] : [])];
  const report = (
    place: { line: number; column: number },
    what: string,
    right: string,
    more: Pick<Finding, 'fix' | 'wants'> = {},
  ) =>
    findings.push({
      file: file.file,
      line: place.line,
      column: place.column,
      what,
      right,
      ...more,
    });

  for (const entry of frontMatter) {
    if (!allowed.includes(entry.key)) {
      const near = nearest(entry.key, allowed);
      const only = `${lang}.mdx may have ${allowed.join(', ')}`;
      report(
        entry,
        `front matter has no key "${entry.key}"`,
        near ? `write "${near}" (${only})` : `remove it (${only})`,
        near ? { fix: { found: entry.key, write: near } } : {},
      );
      continue;
    }
    const key = frontMatterKeys[entry.key];
    if (!key) continue;
    if (typeof entry.value !== 'string') {
      const { value } = entry;
      const found = value === null ? 'empty' : typeof value === 'object' ? 'no text' : `a ${typeof value}`;
      report(entry.at, `"${entry.key}" is ${found}`, `write a text in quotes: ${key.meaning}`);
      continue;
    }
    if (lang === 'zh' && !hasChinese(entry.value)) {
      report(entry.at, `"${entry.key}" is not translated`, `write it in Chinese: ${key.meaning}`, {
        wants: 'translation',
      });
      continue;
    }
    const [least, most] = key.length[lang];
    const { length } = [...entry.value];
    if (length < least || length > most) {
      report(
        entry.at,
        `"${entry.key}" has ${length} characters`,
        `write ${least} to ${most}: ${key.meaning}`,
      );
    } else if (key.form && !key.form.test(entry.value)) {
      report(entry.at, `"${entry.key}" has the wrong form`, key.form.right);
    }
  }
  for (const [name, { meaning }] of Object.entries(frontMatterKeys)) {
    if (frontMatter.some(({ key }) => key === name || nearest(key, allowed) === name)) continue;
    report(frontMatterAt, `front matter lacks "${name}"`, `add ${name}: "…" (${meaning})`);
  }
  return findings;
}
