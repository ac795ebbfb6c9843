import { type Lang, langOf } from '../../words/lang.ts';

/** The language of the page this script runs in. */
export const pageLang = (): Lang => langOf(document.documentElement.lang);
