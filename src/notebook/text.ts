import { type Lang, languages } from '../words/lang.ts';

export type Language = Lang;
type Source = (typeof languages)[0];

/** A text with values in it, as it is in English, and the pattern by which it is translated: `after {1} s`. */
export interface Filled extends Record<Source, string> {
  pattern: string;
  values: readonly (string | number | null)[];
}

/**
 * Words a cell shows to readers, in English: what they are in another language stands beside the chapter's text, in
 * `zh.words.json`. Links and edits of before have each language in the code, `{ en, zh }`.
 */
export type Text = string | Filled | Record<Lang, string>;

/** A text with values in it: text`after ${n} s` is translated once, whatever `n` is. */
export const text = (parts: TemplateStringsArray, ...values: (string | number | null)[]): Filled => {
  const joined = (value: (i: number) => unknown): string =>
    parts.reduce((all, part, i) => `${all}${value(i)}${part}`);
  return {
    [languages[0]]: joined((i) => values[i - 1]),
    pattern: joined((i) => `{${i}}`),
    values,
  } as Filled;
};

/** The words in the page's language; where it has none, in the source's. */
export const inLanguage = (text: Text, language: Language): string =>
  typeof text === 'string' ? text : ((text as Partial<Record<Lang, string>>)[language] ?? text[languages[0]]);
