/** Words for what a script builds: text, in which a value keeps its unit, no line breaks a name at its hyphens, and one may break a long one. */
import { hyphenated, inLongName, typeset } from './typeset.ts';

const breakable = (text: string): (Node | string)[] =>
  text.split(inLongName).flatMap((part, i) => (i === 0 ? [part] : [document.createElement('wbr'), part]));

export const wholeWords = (text: string): (Node | string)[] =>
  typeset(text)
    .split(hyphenated)
    .flatMap((part, i) =>
      i % 2 === 0
        ? breakable(part)
        : [Object.assign(document.createElement('span'), { className: 'la-whole', textContent: part })],
    )
    .filter((part) => part !== '');
