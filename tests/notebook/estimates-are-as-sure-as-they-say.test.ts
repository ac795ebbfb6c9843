/** Quantiles and shares of many runs, and the intervals they are told with. */
import { describe, expect, test } from 'vitest';
import { acks, closing, fins, many, outcomes } from '../../src/notebook/cell-api.ts';
import { quantileOf, shareOf } from '../../src/notebook/order-statistics.ts';
import { Chance } from '../../src/sim/chance.ts';

describe('estimates', () => {
  test('a quantile is one of the values', () => {
    const values = Float64Array.from({ length: 1000 }, (_, i) => i + 1);
    expect(quantileOf(values, 0.5)).toEqual({ value: 500, low: 469, high: 532 });
    expect(quantileOf([7], 0.99)).toEqual({ value: 7, low: 7, high: 7 });
  });

  test.each([0.5, 0.9, 0.98])('the interval of the quantile %f holds it about 19 times of 20', (q) => {
    const chance = new Chance(7);
    const holding = Array.from({ length: 2000 }, () => {
      // Of numbers that fall evenly between 0 and 1, the true quantile is the share itself.
      const { low, high } = quantileOf(Float64Array.from({ length: 300 }, () => chance.draw()).sort(), q);
      return low <= q && q <= high;
    }).filter(Boolean).length;
    // Ranks are whole: such an interval holds a little more than it must.
    expect(holding / 2000).toBeGreaterThan(0.94);
    expect(holding / 2000).toBeLessThan(0.985);
  });

  test('their intervals hold what they are about 19 times of 20', () => {
    // 200 samples of 300 geometric waits: the share of a wait of one is known exactly.
    const p = 0.3;
    const samples = Array.from({ length: 200 }, (_, seed) =>
      outcomes(
        many({
          scenario: closing({ bytes: 0, lose: { from: 'client', fin: true, chance: p }, durationMs: 1000 }),
          runs: 300,
          seed,
        }),
        (facts) => facts.client.finSent,
      ),
    );
    const holding = samples.filter((finSent) => {
      const { low, high } = shareOf(finSent.filter((n) => n === 1).length, finSent.length);
      return low <= 1 - p && 1 - p <= high;
    }).length;
    expect(holding / samples.length).toBeGreaterThan(0.91);
    expect(holding / samples.length).toBeLessThan(0.985);
  });

  test('agree with what is known: four segments at a loss of a tenth, and three that count', () => {
    const four = [fins('client'), acks('server'), fins('server'), acks('client')];
    const lose = four.map((one) => ({ ...one, chance: 0.1 }));
    const n = 4000;
    const closes = outcomes(many({ scenario: closing({ lose }), runs: n, seed: 3 }), (facts) => facts);
    const share = (holds: (facts: (typeof closes)[0]) => boolean) => closes.filter(holds).length / n;
    // Five standard errors.
    const near = (p: number) => 5 * Math.sqrt((p * (1 - p)) / n);
    expect(Math.abs(share(({ lost }) => lost === 0) - 0.9 ** 4)).toBeLessThan(near(0.9 ** 4));
    // The server's FIN, 100 ms later, says what its lost ACK said.
    const usual = share(({ client, server }) => server.goneMs! - client.closeMs! < 200);
    expect(Math.abs(usual - 0.9 ** 3)).toBeLessThan(near(0.9 ** 3));
  });

  test('a share of none or all is not certain', () => {
    expect(shareOf(0, 100).high).toBeCloseTo(0.037, 3);
    expect(shareOf(100, 100).low).toBeCloseTo(0.963, 3);
    expect(shareOf(0, 100).low).toBe(0);
  });
});
