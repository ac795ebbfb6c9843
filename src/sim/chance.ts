/** Chance from a seed: the same numbers in every browser, on every machine. */

/** mulberry32: 32 bits of state, one of its 2³² places to begin at for each seed. */
export class Chance {
  private state: number;

  /** @param seed a whole number; of one beyond 32 bits the lower ones count */
  constructor(seed: number) {
    this.state = seed | 0;
  }

  /** The next number, 0 ≤ … < 1. */
  draw(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
}

/** A bijection of 32 bits in which every bit of the input bears on every bit of the output (the end of MurmurHash3). */
const mixed = (value: number): number => {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
};

/**
 * The seed of one of many runs: 0 ≤ … < 2³², no two alike in a series, and the series of neighbouring seeds unrelated.
 * Run `index` has the same one however many there are.
 */
export const seedOfRun = (seed: number, index: number): number =>
  mixed(Math.imul(index + 1, 0x9e3779b1) ^ mixed(seed ^ 0x2545f491)) >>> 0;
