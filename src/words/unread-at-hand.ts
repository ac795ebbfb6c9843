import { unread as en } from './en/unread.ts';
import type { Lang } from './lang.ts';
import type { UnreadWords } from './words.ts';
import { unread as zh } from './zh/unread.ts';

const all: Record<Lang, UnreadWords> = { en, zh };

/** What a reader of captures says when it throws. */
export const unreadAtHand = (lang: Lang): UnreadWords => all[lang];
