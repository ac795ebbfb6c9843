/** The short definitions of one language, fetched when a reader first rests on a term: `{ rto: ['RTO', 'How long …', 'first-fin-lost'] }`, the chapter
 * that shows it last where there is one. Under `''` the glossary's own name. */
import type { GlossaryWords, SiteWords } from '../words/index.ts';
import { entryName, glossary, saidOf } from './glossary.ts';

type Definition = [name: string, short: string, chapter?: string];

export const glossaryJson = ({
  glossary: words,
  site,
}: {
  glossary: GlossaryWords;
  site: SiteWords;
}): Record<string, Definition | [title: string]> => {
  const definitions = Object.values(glossary)
    .flat()
    .map((entry): [string, Definition] => [
      entry.id,
      [
        entryName(entry, words),
        saidOf(entry, words).short,
        ...((entry.chapter ? [entry.chapter] : []) as [chapter?: string]),
      ],
    ]);
  return { '': [site.glossary], ...Object.fromEntries(definitions) };
};
