import { tables as en } from './en/tables.ts';
import { inEveryLanguage, type Lang } from './lang.ts';
import type { TablesWords } from './words.ts';
import { tables as zh } from './zh/tables.ts';

const all: Record<Lang, TablesWords> = { en, zh };

/** Words of tables, charts and controls, in every language. */
export const tableText = (say: (words: TablesWords) => string): Record<Lang, string> =>
  inEveryLanguage((lang) => say(all[lang]));
