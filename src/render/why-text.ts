import { explained, type Reason } from '../sim/index.ts';
import type { ReasonsWords } from '../words/index.ts';

/** The reason in the words of a language; the engine's own sentence where it has none. */
export const whyText = (why: Reason, words: ReasonsWords): string => {
  const sentence = words[why.code];
  return sentence
    ? sentence.replace(/\{(\w+)\}/g, (_, name: string) => `${why.values?.[name] ?? ''}`)
    : explained(why).sentence;
};
