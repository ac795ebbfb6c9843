/** The door for the build, commands and tests: all words of a language at once. A browser loads them by section: `loadWords`. */
import { en } from './en.ts';
import type { Lang } from './lang.ts';
import type { Words } from './words.ts';
import { zh } from './zh.ts';

const all: Record<Lang, Words> = { en, zh };

export const wordsOf = (lang: Lang): Words => all[lang];
