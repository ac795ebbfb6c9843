import { type Chapter, textFor } from '../../chapter/build.ts';
import { wordsOf } from '../../words/build.ts';
import { type Lang, languages } from '../../words/lang.ts';

export interface Listed {
  chapters: readonly Chapter[];
  guide: readonly Chapter[];
  /** Where the text of one is, in a language. */
  address: (chapter: Chapter, lang: Lang) => string;
}

const front = (chapter: Chapter, lang: Lang, key: string): string =>
  String(textFor(chapter, lang)?.text.frontMatter.find((entry) => entry.key === key)?.value ?? '');

/** The list of all plain texts, in the form of llmstxt.org: a heading, a summary, sections of links. */
export const llmsText = ({ chapters, guide, address }: Listed): string => {
  const list = (all: readonly Chapter[], lang: Lang): string =>
    all
      .map(
        (chapter) =>
          `- [${front(chapter, lang, 'title')}](${address(chapter, lang)}): ${front(chapter, lang, 'question')}`,
      )
      .join('\n');
  const [source, ...others] = languages;
  return `# Last ACK

> How a TCP connection ends, and what happens when each of its closing segments is lost. Every number is the output of a simulator that does what Linux 6.18 does, held against recordings of the kernel.

## Chapters

${list(chapters, source)}

## Field guide

${list(guide, source)}

${others.map((lang) => `## ${wordsOf(lang).site.ownName}\n\n${list([...chapters, ...guide], lang)}\n`).join('\n')}`;
};
