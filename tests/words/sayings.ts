export interface Saying {
  /** `take.items.svg.name`. */
  place: string;
  text: string;
}

/** All texts of a tree of words; a function says what it says when it is handed its own parameters' names. */
export const sayings = (words: unknown, place = ''): Saying[] => {
  if (typeof words === 'string') return [{ place, text: words }];
  if (typeof words === 'function') return sayings(words(...standIns(words.length)), place);
  if (typeof words !== 'object' || words === null) return [];
  return Object.entries(words).flatMap(([key, value]) => sayings(value, place ? `${place}.${key}` : key));
};

const standIns = (count: number): string[] => Array.from({ length: count }, (_, i) => `⟨${i + 1}⟩`);
