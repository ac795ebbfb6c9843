/** The languages of the site. English is the source: it comes first, and has no prefix in addresses. */
export const languages = ['en', 'zh'] as const;
export type Lang = (typeof languages)[number];

/** What stands before a page's path in its address: nothing for the source language, `/zh` for Chinese. */
export const pathPrefix = (lang: Lang): string => (lang === languages[0] ? '' : `/${lang}`);
