/** Addresses inside the site, for every language and under any base path. */
import { type Lang, langOf, languages, pathPrefix } from '../words/lang.ts';

export { type Lang, langOf, languages };

const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/** `('/glossary/', 'zh')` → `/BASE/zh/glossary/`. `path` is the address without base and language. */
export const href = (path: string, lang: Lang = languages[0]): string => `${base}${pathPrefix(lang)}${path}`;

/** A file that has no language: `/favicon.svg` → `/BASE/favicon.svg`. */
export const fileHref = (path: string): string => `${base}${path}`;
