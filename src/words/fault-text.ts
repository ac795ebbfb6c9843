import { faults as en } from './en/faults.ts';
import { inEveryLanguage, type Lang } from './lang.ts';
import type { FaultsWords } from './words.ts';
import { faults as zh } from './zh/faults.ts';

const all: Record<Lang, FaultsWords> = { en, zh };

/** What went wrong with a reader’s code, in every language: it is told in a sandbox, which does not know the reader’s. */
export const faultText = (say: (words: FaultsWords) => string): Record<Lang, string> =>
  inEveryLanguage((lang) => say(all[lang]));
