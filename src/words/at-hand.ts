import { figure as enFigure } from './en/figure.ts';
import { live as enLive } from './en/live.ts';
import { run as enRun } from './en/run.ts';
import type { Lang } from './lang.ts';
import type { Words } from './words.ts';
import { figure as zhFigure } from './zh/figure.ts';
import { live as zhLive } from './zh/live.ts';
import { run as zhRun } from './zh/run.ts';

/** What a figure says, what is said of its run, and what changes while one turns it. */
export type WordsAtHand = Pick<Words, 'figure' | 'live' | 'run'>;

const all: Record<Lang, WordsAtHand> = {
  en: { figure: enFigure, live: enLive, run: enRun },
  zh: { figure: zhFigure, live: zhLive, run: zhRun },
};

/** A figure is drawn in the frame in which its slider moves: its few words are there, in every language, and not waited for. */
export const wordsAtHand = (lang: Lang): WordsAtHand => all[lang];
