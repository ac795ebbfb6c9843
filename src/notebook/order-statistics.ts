/**
 * What can be said of a number, or of a share, after many runs: with the interval in which it lies, 19 times of 20.
 *
 * Not by a library, though two were looked at. A quantile has to be the value of one of the runs, since its point in a chart
 * opens that run, and of 8 s and never there is no middle: `quantile` of d3-array 3 interpolates, `quantileSorted` of
 * simple-statistics 7 takes the mean of two values. Neither has the interval of a rank, nor Wilson's. Tests hold what is here
 * against what is known exactly.
 */

/** 97.5 % of a normal distribution lie below. */
const z = 1.959964;

// A type, not an interface: a cell hands one over as its facts.
export type Estimate = {
  value: number;
  low: number;
  high: number;
};

/**
 * The value that a share `q` of all does not exceed: one of the values, none in between, so that one which is infinite – it
 * never came – is told as such. Its interval lies between two of them as well, by the binomial law of their ranks.
 * @param sorted rising, not empty
 */
export const quantileOf = (sorted: ArrayLike<number>, q: number): Estimate => {
  const n = sorted.length;
  const at = (rank: number): number => sorted[Math.min(n, Math.max(1, rank)) - 1]!;
  const reach = z * Math.sqrt(n * q * (1 - q));
  return {
    value: at(Math.ceil(n * q)),
    low: at(Math.floor(n * q - reach)),
    high: at(Math.ceil(n * q + reach) + 1),
  };
};

/** The share that `hits` of `n` runs stand for. Wilson's interval: it holds for shares near 0 too, where ±z·σ does not. */
export const shareOf = (hits: number, n: number): Estimate => {
  const value = hits / n;
  const middle = (value + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const reach = (z / (1 + (z * z) / n)) * Math.sqrt((value * (1 - value)) / n + (z * z) / (4 * n * n));
  return { value, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
};
