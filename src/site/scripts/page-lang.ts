import type { Lang } from '../../words/lang.ts';

/** The language of the page this script runs in: its tag begins with its name. No list of languages is loaded with a page. */
export const pageLang = (): Lang => document.documentElement.lang.slice(0, 2) as Lang;
