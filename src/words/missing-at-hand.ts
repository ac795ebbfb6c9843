import { missing as en } from './en/missing.ts';
import type { Lang } from './lang.ts';
import type { MissingWords } from './words.ts';
import { missing as zh } from './zh/missing.ts';

const all: Record<Lang, MissingWords> = { en, zh };

/** What cannot be fetched any more when it is needed. */
export const missingAtHand = (lang: Lang): MissingWords => all[lang];
