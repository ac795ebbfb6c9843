/** What a cell shows, in a sentence: its title, at build and after each turn. */
import {
  allAtOnce,
  figuresIn,
  inLanguage,
  type Language,
  type Picture,
  type ReaderFault,
  type ShownOutput,
  tracingFirst,
} from '../../../notebook/index.ts';
import { finding, textbookFinding } from '../../../render/index.ts';
import type { FindingWords } from '../../../words/index.ts';
import { typeset } from '../../typeset.ts';

export interface Title {
  title: string;
  /** Quieter, below it: what the textbook does in place of Linux; `''` where there is nothing to say. */
  also: string;
}

/** Of the first output: what its run shows; a table's is its caption. @param faults the reader's own */
export const titleOf = (...of: Parameters<typeof titling>): Title => allAtOnce(titling(...of));

/** `titleOf` in pieces: the textbook's run beside it may be long. */
export function* titling(
  outputs: readonly ShownOutput[],
  [picture]: readonly (Picture | null)[],
  faults: readonly ReaderFault[],
  words: FindingWords,
  lang: Language,
): Generator<void, Title> {
  const [output] = outputs;
  if (!picture || output?.kind === 'table')
    return {
      title: output?.caption === undefined ? '' : typeset(inLanguage(output.caption, lang)),
      also: '',
    };
  const [trace] = picture.traces;
  // What the reader has just done to a FIN is what the title is about.
  const lead = faults.findLast(({ kind }) => kind === 'fin')?.from;
  const title = typeset(finding(trace, words, lead));
  if (output?.kind !== 'figure' || trace.profile === 'textbook') return { title, also: '' };
  yield;
  const textbook = yield* tracingFirst(output, {
    profile: 'textbook',
    faults,
    pictures: figuresIn(outputs),
  });
  yield;
  return { title, also: typeset(textbookFinding(trace, textbook, words, lead)) };
}
