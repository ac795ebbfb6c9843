/** A chapter as it is told outside the site: its prose as Markdown with every fact in place, and its cells between. */
import { join } from 'node:path';
import type { AnyCell } from '../notebook/index.ts';
import { wordsOf } from '../words/build.ts';
import { type Lang, languages } from '../words/lang.ts';
import { loadCell, loadStart } from './load-cell.ts';
import { folded, notebookProse } from './notebook-prose.ts';
import { type ChapterNode, componentOf } from './parse-chapter.ts';
import { type Chapter, textFor } from './read-chapters.ts';
import { runReader } from './run-reader.ts';
import { absoluteLink } from './site-address.ts';

export type ToldPart =
  | { kind: 'prose'; text: string }
  | { kind: 'cell'; id: string; source: string; cell: AnyCell };

export interface ToldChapter {
  title: string;
  question: string;
  parts: ToldPart[];
}

/** The id of the cell, or of the exercise, that a block is; undefined for any other block. */
const idIn = (block: ChapterNode, name: 'Cell' | 'Exercise', source: string): string | undefined => {
  if (block.type !== 'mdxJsxFlowElement' || block.name !== name) return undefined;
  return String(componentOf(block, source).attributes.id?.value);
};

/**
 * @param site address of the site, with a slash at its end, or its path: where the links lead; null: links within it are text
 * @param picture what a picture of the chapter's folder becomes; default: its address on the site
 * @throws RangeError where the chapter has no text, or names a cell or fact that is not there
 */
export const toldChapter = async (
  root: string,
  chapter: Chapter,
  lang: Lang,
  site: string | null,
  picture?: (file: string) => string,
): Promise<ToldChapter> => {
  const file = textFor(chapter, lang);
  if (!file) throw new RangeError(`${chapter.path}/${languages[0]}.mdx is not there`);
  const { source, blocks, frontMatter } = file.text;
  const front = (key: string): string => String(frontMatter.find((entry) => entry.key === key)?.value ?? '');
  const link = (url: string): string | null => absoluteLink(url, site, chapter.address, lang);
  const prose = {
    source,
    words: wordsOf(lang).prose,
    answer: runReader(root, chapter.path),
    link,
    picture: (url: string): string =>
      url.startsWith('.') && picture ? picture(join(root, chapter.path, url)) : (link(url) ?? ''),
  };
  const parts: ToldPart[] = [];
  let told: string[] = [];
  const endProse = (): void => {
    const text = told.filter(Boolean).join('\n\n');
    if (text) parts.push({ kind: 'prose', text });
    told = [];
  };
  const { solution: solutionWord } = wordsOf(lang).notebook;
  for (const block of blocks) {
    const id = idIn(block, 'Cell', source);
    if (id !== undefined) {
      endProse();
      parts.push({
        kind: 'cell',
        id,
        source: chapter.cells.find((one) => one.id === id)?.source ?? '',
        cell: await loadCell(root, chapter.path, id),
      });
      continue;
    }
    told.push(await notebookProse(block, prose));
    const exercise = chapter.exercises.find((one) => one.id === idIn(block, 'Exercise', source));
    if (!exercise?.start || !exercise.solution) continue;
    endProse();
    const cell = await loadStart(root, chapter.path, exercise.id);
    parts.push({ kind: 'cell', id: exercise.id, source: exercise.start.source, cell });
    const solution = exercise.solution.source.trimEnd();
    told.push(folded(solutionWord, `\`\`\`ts\n${solution}\n\`\`\``));
  }
  endProse();
  return { title: front('title'), question: front('question'), parts };
};
