/** Words for what a script builds: text, in which a value keeps its unit and no line breaks a name at its hyphens. */
import { hyphenated, typeset } from './typeset.ts';

export const wholeWords = (text: string): (Node | string)[] =>
  typeset(text)
    .split(hyphenated)
    .map((part, i) =>
      i % 2 === 0
        ? part
        : Object.assign(document.createElement('span'), { className: 'la-whole', textContent: part }),
    )
    .filter((part) => part !== '');
