/** Addresses inside the site, for both languages and under any base path. */
import { type Lang, languages } from '../words/lang.ts';

export { type Lang, languages };

const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/** `('/glossary/', 'zh')` → `/BASE/zh/glossary/`. `path` is the address without base and language. */
export const href = (path: string, lang: Lang = 'en'): string =>
  `${base}${lang === 'en' ? '' : `/${lang}`}${path}`;

/** A file that has no language: `/favicon.svg` → `/BASE/favicon.svg`. */
export const fileHref = (path: string): string => `${base}${path}`;

export const otherLang = (lang: Lang): Lang => (lang === 'en' ? 'zh' : 'en');

/** BCP 47 tag of the written language. */
export const langTag = (lang: Lang): string => (lang === 'en' ? 'en' : 'zh-Hans');
