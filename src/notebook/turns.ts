/** Work that may take long, done in pieces: between two of them the page has its turn, to answer a key and to paint. */

/** A piece may begin as long as those before it have taken less than this in one turn, ms. */
const enough = 40;

/** After what the page has to do first: within a frame, after that has been painted. */
export const nextTurn = (): Promise<void> => {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
};

/** After the next frame; a page that is not seen has none, and is not waited for long. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 1000);
  });

export class Turns {
  #since = performance.now();

  /** The page's turn, to be waited for before the next piece; null: there is still time in this one. @param turn what it is */
  rest(turn = nextTurn): Promise<void> | null {
    if (performance.now() - this.#since < enough) return null;
    return turn().then(() => {
      this.#since = performance.now();
    });
  }
}

/** What a generator returns, with no rest between its pieces. */
export const allAtOnce = <T>(pieces: Generator<unknown, T>): T => {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
  }
};

/** What a generator returns, with a rest wherever one is due. */
export const inTurns = async <T>(pieces: Generator<unknown, T>, turns: Turns): Promise<T> => {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
    const rest = turns.rest();
    if (rest) await rest;
  }
};
