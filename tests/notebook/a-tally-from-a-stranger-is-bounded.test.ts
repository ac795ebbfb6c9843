/** What an edited cell hands over as a tally is rebuilt from the keys there are, and refused in words. */
import { describe, expect, test } from 'vitest';
import { validateOutputs } from '../../src/notebook/build.ts';
import { tally } from '../../src/notebook/cell-api.ts';
import { lossySpec } from './lossy-tally.ts';

describe('a tally from a stranger', () => {
  const good = () => JSON.parse(JSON.stringify({ ...tally(lossySpec), chart: { draw: 'line' } }));
  test('is rebuilt from what is known of it', () => {
    expect(validateOutputs({ ...good(), extra: 1 })).toEqual([good()]);
  });

  test.each<[string, (t: ReturnType<typeof good>) => object, RegExp]>([
    [
      'too many runs',
      (t) => Object.assign(t.of[0].many, { runs: 1e6 }),
      /of\[0\]\.many\.runs: found 1000000; allowed: a whole number from 1 to 200000/,
    ],
    [
      'too many in all',
      (t) => Object.assign(t.of[0].many, { runs: 1e5 }) && Object.assign(t.of[1].many, { runs: 2e5 }),
      /300000 runs in all/,
    ],
    [
      'a fact there is not',
      (t) => Object.assign(t, { fact: 'client.constructor' }),
      /fact: found "client\.constructor"/,
    ],
    ['no rows', (t) => Object.assign(t, { of: [] }), /of: found an empty list/],
    [
      'a quantile of all',
      (t) => Object.assign(t.shows, { at: [1] }),
      /shows\.at\[0\]: found 1; allowed: a share between 0 and 1/,
    ],
    [
      'a share of a thing',
      (t) => Object.assign(t, { shows: { as: 'shares', of: [{}] } }),
      /shows\.of\[0\]: found .*; allowed: a value of the fact/,
    ],
    [
      'a range without length',
      (t) => Object.assign(t, { shows: { as: 'spread', from: 1, to: 1, bins: 3 } }),
      /shows\.to: found 1/,
    ],
    [
      'parts without end',
      (t) => Object.assign(t, { shows: { as: 'spread', from: 0, to: 1, bins: 1e9 } }),
      /from 1 to 100/,
    ],
    [
      'another drawing',
      (t) => Object.assign(t.chart, { draw: 'pie' }),
      /chart\.draw: found "pie"; allowed: "line", "steps", "bars", "shares", "heat"/,
    ],
    [
      'a scenario that is none',
      (t) => Object.assign(t.of[1].many.scenario, { rttMs: -1 }),
      /of\[1\]\.many\.scenario rttMs/,
    ],
  ])('%s is refused in words', (_, spoil, message) => {
    const given = good();
    spoil(given);
    expect(() => validateOutputs(given)).toThrow(message);
  });

  test('what lies upwards in a field is words', () => {
    const table = { kind: 'table', caption: 'x', columns: ['a', 'b'], rows: [[1, 2]] };
    const drawn = (up: unknown) => ({ ...table, chart: { draw: 'heat', up } });
    expect(validateOutputs(drawn({ en: 'RTT', zh: 'RTT' }))).toMatchObject([
      { chart: { up: { en: 'RTT' } } },
    ]);
    expect(() => validateOutputs(drawn(7))).toThrow(/chart\.up: found 7/);
  });

  test('bands of a table name columns that it has', () => {
    const table = { kind: 'table', caption: 'x', columns: ['a', 'b'], rows: [[1, 2]] };
    const drawn = (band: object) => ({ ...table, chart: { draw: 'line', bands: [band] } });
    expect(() => validateOutputs(drawn({ of: 1, from: 1, to: 2 }))).toThrow(/bands\[0\]\.to: found 2/);
    expect(validateOutputs(drawn({ of: 1, from: 1, to: 1 }))).toHaveLength(1);
  });
});
