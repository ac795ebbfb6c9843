/** The languages of the site. English is the source: it comes first, and has no prefix in addresses. */
export const languages = ['en', 'zh'] as const;
export type Lang = (typeof languages)[number];

/** Something said in each: what a cell's result holds, which is data and does not know its reader. */
export const inEveryLanguage = (say: (lang: Lang) => string): Record<Lang, string> =>
  Object.fromEntries(languages.map((lang) => [lang, say(lang)])) as Record<Lang, string>;

/** What is not said but set. */
interface Manner {
  /** BCP 47, of the written language. */
  tag: string;
  /** As previews of links want it. */
  territory: string;
  /** Between sentences, and between the words of the site's own name; Chinese has none. */
  space: ' ' | '';
}
export const manners: Record<Lang, Manner> = {
  en: { tag: 'en', territory: 'en_GB', space: ' ' },
  zh: { tag: 'zh-Hans', territory: 'zh_CN', space: '' },
};

/** What stands before a page's path in its address: nothing for the source language, `/zh` for Chinese. */
export const pathPrefix = (lang: Lang): string => (lang === languages[0] ? '' : `/${lang}`);

/** The language of a tag, or of a language's name: `zh-Hans` → `zh`. Of none it is the source. */
export const langOf = (tag = ''): Lang => languages.find((lang) => tag.startsWith(lang)) ?? languages[0];

/** The language of a page by its address, whatever base stands before it: `/base/zh/glossary/` → `zh`. */
export const langOfPath = (path: string): Lang =>
  languages.find((lang) => lang !== languages[0] && path.split('/').includes(lang)) ?? languages[0];
