/** The short definitions of one language, fetched when a reader first rests on a term: `{ rto: ['RTO', 'How long …', 'first-fin-lost'] }`, the chapter
 * that shows it last where there is one. */
import { entryName, glossary } from './glossary.ts';
import type { Lang } from './paths.ts';

export const glossaryJson = (lang: Lang): Record<string, [name: string, short: string, chapter?: string]> =>
  Object.fromEntries(
    Object.values(glossary)
      .flat()
      .map((entry) => [
        entry.id,
        [entryName(entry, lang), entry.short[lang], ...(entry.chapter ? [entry.chapter] : [])] as [
          name: string,
          short: string,
          chapter?: string,
        ],
      ]),
  );
