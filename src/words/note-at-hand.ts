import { note as en } from './en/note.ts';
import type { Lang } from './lang.ts';
import type { NoteWords } from './words.ts';
import { note as zh } from './zh/note.ts';

const all: Record<Lang, NoteWords> = { en, zh };

/** Apart from a figure's other words: few figures have a note, and an embedded one fetches them only then. */
export const noteAtHand = (lang: Lang): NoteWords => all[lang];
