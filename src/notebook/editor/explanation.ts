/** What the site knows of a name in a cell's code; the editor shows it when the pointer rests there. */
export interface Explanation {
  name: string;
  /** Sentences, one paragraph each; plain text. */
  words: string[];
  /** Whole addresses. */
  links: { words: string; href: string }[];
}

export type Explain = (word: string) => Promise<Explanation | null>;
