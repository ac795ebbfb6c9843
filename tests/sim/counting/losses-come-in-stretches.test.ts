/** `chance` with `stretchMs`: the share of the time, the length and the law of the stretches, as a two-state chain has them. */
import { describe, expect, test } from 'vitest';
import { Chance, seedOfRun } from '../../../src/sim/chance.ts';
import { type Scenario, simulate, simulateFacts } from '../../../src/sim/index.ts';
import { Stretches } from '../../../src/sim/stretches.ts';

/** What a rule does in each of many milliseconds. */
const said = (share: number, meanMs: number, ms: number, seed = 1): boolean[] => {
  const stretches = new Stretches(new Chance(seed), share, meanMs);
  return Array.from({ length: ms }, (_, at) => stretches.actsAt(at * 1000));
};
const shareOf = (all: boolean[]): number => all.filter(Boolean).length / all.length;
const runsOf = (all: boolean[], of: boolean): number =>
  all.filter((acts, i) => acts === of && all[i - 1] !== of).length;

describe('stretches', () => {
  test.each([
    [0.1, 50],
    [0.3, 5],
    [0.02, 400],
  ])('of a share of %f and %i ms last that long in the mean, and take that share', (share, meanMs) => {
    const ms = 2_000_000;
    const all = said(share, meanMs, ms);
    const bad = all.filter(Boolean).length;
    const stretches = runsOf(all, true);
    // Their length is geometric: the standard error of its mean is mean/√n, and of the share about √2 of that.
    const near = 5 / Math.sqrt(stretches);
    expect(Math.abs(bad / stretches / meanMs - 1)).toBeLessThan(near);
    expect(Math.abs(bad / ms / share - 1)).toBeLessThan(near * Math.SQRT2);
  });

  test('what is asked seldom is as likely, and two times are related by (1 − 1/(m (1 − p)))^k', () => {
    const [share, meanMs, gap, n] = [0.2, 100, 60, 40_000];
    const pairs = Array.from({ length: n }, (_, i) => {
      const stretches = new Stretches(new Chance(seedOfRun(3, i)), share, meanMs);
      return [stretches.actsAt(5_000_000), stretches.actsAt(5_000_000 + gap * 1000)] as const;
    });
    const memory = (1 - 1 / (meanMs * (1 - share))) ** gap;
    const both = share * (share + (1 - share) * memory);
    const near = (p: number): number => 5 * Math.sqrt((p * (1 - p)) / n);
    expect(Math.abs(shareOf(pairs.map(([first]) => first)) - share)).toBeLessThan(near(share));
    expect(Math.abs(shareOf(pairs.map(([, second]) => second)) - share)).toBeLessThan(near(share));
    expect(Math.abs(shareOf(pairs.map(([one, other]) => one && other)) - both)).toBeLessThan(near(both));
  });

  test('of all the time never end, and of none never begin', () => {
    expect(shareOf(said(1, 10, 1000))).toBe(1);
    expect(shareOf(said(0, 10, 1000))).toBe(0);
  });

  test('within one millisecond all share one fate', () => {
    const stretches = new Stretches(new Chance(9), 0.5, 2);
    for (let ms = 0; ms < 500; ms++)
      expect(new Set([0, 1, 999].map((us) => stretches.actsAt(ms * 1000 + us))).size).toBe(1);
  });
});

const scenario = (stretchMs?: number): Scenario => ({
  rttMs: 20,
  durationMs: 300_000,
  client: { script: [{ do: 'connect' }, { do: 'sleep', ms: 500 }, { do: 'close' }] },
  server: { script: [{ do: 'recvUntilEof' }, { do: 'close' }] },
  rules: [{ from: 'client', fin: true, chance: 0.2, action: 'drop', ...(stretchMs && { stretchMs }) }],
});
const finsSent = (stretchMs?: number): number[] =>
  Array.from(
    { length: 4000 },
    (_, i) => simulateFacts({ ...scenario(stretchMs), seed: seedOfRun(1, i) }).client.finSent,
  );

describe('a rule with stretches', () => {
  test('loses the first FIN as often as one without, and its repetitions far more often', () => {
    const first = (fins: number[]): number => fins.filter((count) => count > 1).length / fins.length;
    const again = (fins: number[]): number =>
      fins.filter((count) => count > 2).length / fins.filter((count) => count > 1).length;
    const near = 5 * Math.sqrt((0.2 * 0.8) / 4000);
    for (const fins of [finsSent(), finsSent(10_000)]) expect(Math.abs(first(fins) - 0.2)).toBeLessThan(near);
    expect(Math.abs(again(finsSent()) - 0.2)).toBeLessThan(near * Math.sqrt(5));
    expect(again(finsSent(10_000))).toBeGreaterThan(0.9);
  });

  test('gives the same run again', () => {
    const run = () => JSON.stringify(simulate({ ...scenario(2000), seed: 5 }));
    expect(run()).toBe(run());
  });
});
