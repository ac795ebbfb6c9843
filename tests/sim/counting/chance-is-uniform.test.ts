/** The numbers behind `chance`, by what is known of uniform ones: χ² against its quantile, and rules against their odds. */
import { describe, expect, test } from 'vitest';
import { Chance, seedOfRun } from '../../../src/sim/chance.ts';
import { type Scenario, simulateFacts } from '../../../src/sim/index.ts';

/** Σ (found − expected)² / expected, for counts that should all be alike. */
const chiSquare = (counts: ArrayLike<number>): number => {
  const all = Array.from(counts);
  const expected = all.reduce((sum, count) => sum + count, 0) / all.length;
  return all.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
};
/** 255 degrees of freedom: one in a million is below 151 or above 373. */
const [least, most] = [151, 373];
const inBins = (numbers: Iterable<number>): Uint32Array => {
  const counts = new Uint32Array(256);
  for (const number of numbers) counts[Math.floor(number * 256)]! += 1;
  return counts;
};
function* drawn(seed: number, n: number): Generator<number> {
  const chance = new Chance(seed);
  for (let i = 0; i < n; i++) yield chance.draw();
}
const within = (counts: Uint32Array) => {
  expect(chiSquare(counts)).toBeGreaterThan(least);
  expect(chiSquare(counts)).toBeLessThan(most);
};

describe('numbers drawn', () => {
  test.each([0, 1, 2, 4_294_967_295, -7])('from seed %i fill 256 bins alike', (seed) =>
    within(inBins(drawn(seed, 100_000))),
  );

  test('one after another are not related', () => {
    const counts = new Uint32Array(256);
    let before = 0;
    for (const number of drawn(5, 200_000)) {
      counts[Math.floor(before * 16) * 16 + Math.floor(number * 16)]! += 1;
      before = number;
    }
    within(counts);
  });

  test('lopsided ones are found out', () => {
    const lopsided = Array.from(drawn(1, 100_000), (number) => number ** 1.05);
    expect(chiSquare(inBins(lopsided))).toBeGreaterThan(most);
  });
});

describe('seeds of many runs', () => {
  /** The nth number that each of many runs draws. */
  const nth = (seed: number, n: number, runs: number): number[] =>
    Array.from({ length: runs }, (_, i) => [...drawn(seedOfRun(seed, i), n)].at(-1)!);

  test.each([
    [1, 1],
    [1, 2],
    [2, 1],
    [0, 8],
  ])('of seed %i: the number %i of each run fills the bins alike', (seed, n) =>
    within(inBins(nth(seed, n, 50_000))),
  );

  test('no two runs share one, and another seed gives others', () => {
    const [ones, twos] = [1, 2].map((seed) => Array.from({ length: 50_000 }, (_, i) => seedOfRun(seed, i)));
    expect(new Set(ones).size).toBe(50_000);
    expect(ones!.filter((seed, i) => seed === twos![i]).length).toBeLessThan(3);
    expect(ones!.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32)).toBe(true);
  });
});

describe('a rule with a chance', () => {
  const runs = 20_000;
  const lostFins = (p: number): number[] => {
    const scenario: Scenario = {
      rttMs: 20,
      durationMs: 400_000,
      client: {
        sysctl: { 'net.ipv4.tcp_orphan_retries': 8 },
        script: [{ do: 'connect' }, { do: 'sleep', ms: 100 }, { do: 'close' }],
      },
      server: { script: [{ do: 'recvUntilEof' }, { do: 'close' }] },
      rules: [{ from: 'client', fin: true, chance: p, action: 'drop' }],
    };
    return Array.from({ length: runs }, (_, i) => {
      const { lost } = simulateFacts({ ...scenario, seed: seedOfRun(11, i) });
      return lost;
    });
  };

  test.each([0.01, 0.1, 0.3])(
    'of %f: FINs lost before one arrives are counted as a geometric law has it',
    (p) => {
      const lost = lostFins(p);
      for (const k of [0, 1, 2]) {
        const share = (1 - p) * p ** k;
        const found = lost.filter((count) => count === k).length / runs;
        // Five standard errors: by chance alone one such test in two million fails.
        expect(Math.abs(found - share)).toBeLessThanOrEqual(5 * Math.sqrt((share * (1 - share)) / runs));
      }
    },
  );
});
