/** The facts of a chapter's text, each with the plain words around it, as they must stand in whatever is printed of it. */
import { type Chapter, type Component, type Reading, readingOf } from '../../src/chapter/build.ts';
import { writeFact } from '../../src/chapter/index.ts';
import { runReader } from '../../src/chapter/run-reader.ts';
import { wordsOf } from '../../src/words/build.ts';
import type { Lang } from '../../src/words/index.ts';

export interface FactInPlace {
  reading: Reading;
  written: string;
  /** `The socket is gone after 3.67 s.`: up to the nearest markup on each side. */
  sentence: string;
}

const before = /[^<>`*_[\](){}|\n]*$/;
const after = /^[^<>`*_[\](){}|\n]*/;

const offsetOf = (source: string, { line, column }: Component): number =>
  source
    .split('\n')
    .slice(0, line - 1)
    .join('\n').length +
  (line > 1 ? 1 : 0) +
  column -
  1;

export const factsInPlace = async (chapter: Chapter, lang: Lang): Promise<FactInPlace[]> => {
  const { source, components } = chapter[lang]!.text;
  const answer = runReader('.', chapter.path);
  const found: FactInPlace[] = [];
  for (const component of components.filter(({ name }) => name === 'Fact')) {
    const start = offsetOf(source, component);
    const end = source.indexOf('/>', start) + 2;
    const reading = readingOf(component);
    const written = writeFact(await answer(reading), reading.as, wordsOf(lang).prose);
    const [head] = before.exec(source.slice(0, start)) ?? [''];
    const [tail] = after.exec(source.slice(end)) ?? [''];
    found.push({ reading, written, sentence: head + written + tail });
  }
  return found;
};
