import { type Lang, languages } from '../words/lang.ts';

/** Words a cell shows to readers: one string for both languages (`RTT`, `SACK`), or one for each. */
export type Language = Lang;
export type Text = string | Record<Lang, string>;

/** The words in the page's language; of a link that was written before there was one, in the source's. */
export const inLanguage = (text: Text, language: Language): string =>
  typeof text === 'string' ? text : (text[language] ?? text[languages[0]]);
