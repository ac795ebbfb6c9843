/** English with its small vowels changed, names in capitals as they are: the words of a language that nobody speaks, `xx`. */
const letters = 'aeiou';
const changed = 'àéîöü';

export const changeText = (text: string): string =>
  text.replace(/[aeiou]/g, (letter) => changed[letters.indexOf(letter)]!);

/** The same tree in the new language: what a folder `words/xx/` would hold. What a function is handed stays as it is. */
export const inNewLanguage = <T>(words: T): T => {
  if (typeof words === 'string') return changeText(words) as T;
  if (typeof words === 'function') {
    const said = words as unknown as (...values: never[]) => unknown;
    const again = (...values: never[]): unknown => inNewLanguage(said(...values));
    return Object.defineProperty(again, 'length', { value: said.length }) as T;
  }
  if (Array.isArray(words)) return words.map(inNewLanguage) as T;
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, inNewLanguage(value)])) as T;
};
