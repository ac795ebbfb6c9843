import type { Lang } from '../words/lang.ts';

/** Words a cell shows to readers: one string for both languages (`RTT`, `SACK`), or one for each. */
export type Language = Lang;
export type Text = string | Record<Lang, string>;

/** The words in the page's language. */
export const inLanguage = (text: Text, language: Language): string =>
  typeof text === 'string' ? text : text[language];
