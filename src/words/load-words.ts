import type { Lang } from './lang.ts';
import type { Section, Words } from './words.ts';

/** One section in one language: a small file of its own, fetched once, with nothing of the other languages in it. */
export const loadWords = async <S extends Section>(lang: Lang, section: S): Promise<Words[S]> =>
  (await import(`./${lang}/${section}.ts`))[section];
