/** A sentence as marks: text, in which a name is not broken at its hyphens. */
import { type Mark, mark } from '../../../render/index.ts';
import { hyphenated } from '../../typeset.ts';

export const wordMarks = (words: string): (Mark | string)[] =>
  words
    .split(hyphenated)
    .map((part, i) => (i % 2 === 0 ? part : mark('span', { class: 'la-whole' }, part)))
    .filter((part) => part !== '');
