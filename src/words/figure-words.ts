import { figure as en } from './en/figure.ts';
import type { Lang } from './lang.ts';
import type { FigureWords } from './words.ts';
import { figure as zh } from './zh/figure.ts';

const all: Record<Lang, FigureWords> = { en, zh };

/** A figure is drawn in the frame in which its slider moves: its few words are there, in both languages, and not waited for. */
export const figureWords = (lang: Lang): FigureWords => all[lang];
