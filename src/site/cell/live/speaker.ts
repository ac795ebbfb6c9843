/** What a screen reader is told of a cell: politely, one sentence in place of the one before. */

const laterMs = 400;

export class Speaker {
  readonly #box: HTMLElement;
  #later: ReturnType<typeof setTimeout> | undefined;
  #first = '';

  constructor(box: HTMLElement) {
    this.#box = box;
  }

  /** Before the sentence of the next picture, which would otherwise take its place. */
  withNext(words: string): void {
    this.#first = words;
  }

  /** The sentence of a picture, once no other has come for a while. */
  later(words: () => string): void {
    clearTimeout(this.#later);
    this.#later = setTimeout(() => {
      this.now(`${this.#first} ${words()}`.trim());
      this.#first = '';
    }, laterMs);
  }

  /** In place of what a picture was about to say. */
  now(words: string): void {
    clearTimeout(this.#later);
    if (this.#box.textContent !== words) this.#box.textContent = words;
  }
}
