/** The languages of the site. English is the source: it comes first, and has no prefix in addresses. */
export const languages = ['en', 'zh'] as const;
export type Lang = (typeof languages)[number];
