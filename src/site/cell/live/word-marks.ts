/** A sentence as marks: text, in which a name is not broken at its hyphens. */
import { type Mark, mark } from '../../../render/index.ts';
import { hyphenated } from '../../typeset.ts';

export const wordMarks = (words: string): (Mark | string)[] => {
  const parts: (Mark | string)[] = [];
  let at = 0;
  for (const found of words.matchAll(hyphenated)) {
    parts.push(words.slice(at, found.index), mark('span', { class: 'la-whole' }, found[0]));
    at = found.index + found[0].length;
  }
  return [...parts, words.slice(at)].filter((part) => part !== '');
};
