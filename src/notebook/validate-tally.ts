/** A chart, and what many runs show, as a stranger's data: rebuilt from the keys there are, and bounded. */
import type { Chart } from './chart.ts';
import { type FactOfRun, type FactPath, factPaths } from './fact-path.ts';
import type { Many } from './many.ts';
import type { FactValue, Tally } from './tally.ts';
import {
  describe,
  finite,
  isPlain,
  list,
  OutputFault,
  own,
  type Plain,
  scenario,
  text,
  whole,
} from './validate-plain.ts';

/** `runs`: of one tally, all rows together; some seconds of counting. */
const limits = { rows: 20, runs: 200_000, quantiles: 6, bins: 100 };

const ways: readonly string[] = ['line', 'steps', 'bars', 'shares', 'heat'] satisfies Chart['draw'][];

/** @param columns of its table; of a tally's they are not known yet, and its bands are its own */
export const chart = (value: unknown, where: string, columns?: number): { chart?: Chart } => {
  if (value === undefined) return {};
  if (!isPlain(value)) throw new OutputFault(where, describe(value), "{ draw: 'line' }");
  const draw = own(value, 'draw');
  if (typeof draw !== 'string' || !ways.includes(draw))
    throw new OutputFault(`${where}.draw`, describe(draw), ways.map((way) => `"${way}"`).join(', '));
  const here = own(value, 'here');
  const up = own(value, 'up');
  const bands = own(value, 'bands');
  const drawn = own(value, 'columns');
  const last = (columns ?? limits.rows) - 1;
  const band = (given: unknown, place: string) => {
    if (!isPlain(given)) throw new OutputFault(place, describe(given), '{ of, from, to }');
    const at = (key: string): number => whole(own(given, key), `${place}.${key}`, 1, last);
    return { of: at('of'), from: at('from'), to: at('to') };
  };
  return {
    chart: {
      draw: draw as Chart['draw'],
      ...(up === undefined ? {} : { up: text(up, `${where}.up`) }),
      ...(drawn === undefined
        ? {}
        : {
            columns: list(drawn, `${where}.columns`, limits.rows).map((one, i) =>
              whole(one, `${where}.columns[${i}]`, 1, last),
            ),
          }),
      ...(own(value, 'log') === true ? { log: true } : {}),
      ...(own(value, 'counts') === true ? { counts: true } : {}),
      ...(here === undefined ? {} : { here: finite(here, `${where}.here`) }),
      ...(bands === undefined || columns === undefined
        ? {}
        : {
            bands: list(bands, `${where}.bands`, limits.rows).map((one, i) =>
              band(one, `${where}.bands[${i}]`),
            ),
          }),
    },
  };
};

const fact = (value: unknown, where: string): FactOfRun => {
  const one = (path: unknown, place: string): FactPath => {
    if (factPaths.includes(path as FactPath)) return path as FactPath;
    throw new OutputFault(place, describe(path), 'a fact of a run, such as "client.livedMs"');
  };
  if (!Array.isArray(value)) return one(value, where);
  if (value.length !== 2) throw new OutputFault(where, describe(value), 'a fact, or a list of two');
  return [one(value[0], `${where}[0]`), one(value[1], `${where}[1]`)];
};

const many = (value: unknown, where: string): Many => {
  if (!isPlain(value)) throw new OutputFault(where, describe(value), 'many({ scenario, runs, seed })');
  return {
    scenario: scenario(own(value, 'scenario'), `${where}.scenario`),
    runs: whole(own(value, 'runs'), `${where}.runs`, 1, limits.runs),
    seed: whole(own(value, 'seed'), `${where}.seed`, 0, 2 ** 32 - 1),
  };
};

const factValue = (value: unknown, where: string): FactValue => {
  if (value === null) return value;
  if (typeof value === 'number') return finite(value, where);
  if (typeof value === 'string' && value.length <= 200) return value;
  throw new OutputFault(where, describe(value), 'a value of the fact: a number, a short text or null');
};

const shows = (value: unknown, where: string): Tally['shows'] => {
  const as = isPlain(value) ? own(value, 'as') : undefined;
  if (!isPlain(value) || (as !== 'quantiles' && as !== 'spread' && as !== 'shares'))
    throw new OutputFault(where, describe(value), 'quantiles(…), spread(…) or shares()');
  if (as === 'shares') {
    const of = own(value, 'of');
    if (of === undefined) return { as };
    return {
      as,
      of: list(of, `${where}.of`, limits.quantiles).map((one, i) => factValue(one, `${where}.of[${i}]`)),
    };
  }
  if (as === 'quantiles') {
    const at = list(own(value, 'at'), `${where}.at`, limits.quantiles).map((q, i) => {
      const share = finite(q, `${where}.at[${i}]`);
      if (share > 0 && share < 1) return share;
      throw new OutputFault(`${where}.at[${i}]`, String(share), 'a share between 0 and 1');
    });
    return { as, at };
  }
  const [from, to] = [finite(own(value, 'from'), `${where}.from`), finite(own(value, 'to'), `${where}.to`)];
  if (!(from < to)) throw new OutputFault(`${where}.to`, String(to), `more than from (${from})`);
  return { as, from, to, bins: whole(own(value, 'bins'), `${where}.bins`, 1, limits.bins) };
};

export const tally = (value: Plain, where: string): Tally => {
  const rows = list(own(value, 'of'), `${where}.of`, limits.rows).map((row, i) => {
    const place = `${where}.of[${i}]`;
    if (!isPlain(row)) throw new OutputFault(place, describe(row), '{ name, many }');
    const name = own(row, 'name');
    return {
      name: typeof name === 'number' ? finite(name, `${place}.name`) : text(name, `${place}.name`),
      many: many(own(row, 'many'), `${place}.many`),
    };
  });
  if (rows.length === 0) throw new OutputFault(`${where}.of`, 'an empty list', 'at least one many(…)');
  const runs = rows.reduce((sum, row) => sum + row.many.runs, 0);
  if (runs > limits.runs)
    throw new OutputFault(`${where}.of`, `${runs} runs in all`, `up to ${limits.runs} runs in all`);
  return {
    kind: 'tally',
    caption: text(own(value, 'caption'), `${where}.caption`),
    over: text(own(value, 'over'), `${where}.over`),
    of: rows,
    fact: fact(own(value, 'fact'), `${where}.fact`),
    shows: shows(own(value, 'shows'), `${where}.shows`),
    ...chart(own(value, 'chart'), `${where}.chart`),
  };
};
