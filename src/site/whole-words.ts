/** Words for what a script builds: text, in which a value keeps its unit and no line breaks a name at its hyphens. */
import { hyphenated, typeset } from './typeset.ts';

export const wholeWords = (text: string): (Node | string)[] => {
  const words = typeset(text);
  const parts: (Node | string)[] = [];
  let at = 0;
  for (const { 0: name, index } of words.matchAll(hyphenated)) {
    const whole = Object.assign(document.createElement('span'), { className: 'la-whole', textContent: name });
    parts.push(words.slice(at, index), whole);
    at = index + name.length;
  }
  return [...parts, words.slice(at)].filter((part) => part !== '');
};
