/** Words a cell shows to readers: one string for both languages (`RTT`, `SACK`), or one for each. */
export type Language = 'en' | 'zh';
export type Text = string | { en: string; zh: string };

/** The words in the page's language. */
export const inLanguage = (text: Text, language: Language): string =>
  typeof text === 'string' ? text : text[language];
