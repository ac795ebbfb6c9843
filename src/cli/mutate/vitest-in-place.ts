/**
 * Stands in for `vitest` where a mutant's tests are run hundreds of times in one process: it gathers tests as data. `expect` is
 * vitest's own.
 */
export { expect } from 'vitest';

export interface GatheredTest {
  name: string;
  run: () => unknown;
}

let gathered: GatheredTest[] = [];
let within: string[] = [];

/** The tests that `load` describes. */
export async function gather(load: () => Promise<unknown>): Promise<GatheredTest[]> {
  gathered = [];
  within = [];
  await load();
  return gathered;
}

type Body = (...args: never[]) => unknown;

const add = (name: string, run: () => unknown): void => {
  gathered.push({ name: [...within, name].join(' › '), run });
};

const group = (name: string, run: () => unknown): void => {
  within.push(name);
  run();
  within.pop();
};

/** `each` calls the body with a row's members, or with what is no row. */
const eachOf =
  (take: (name: string, run: () => unknown) => void) =>
  (rows: readonly unknown[]) =>
  (name: string, body: Body): void => {
    for (const [i, row] of rows.entries()) {
      const args = (Array.isArray(row) ? row : [row]) as never[];
      take(`${name} [${i}]`, () => body(...args));
    }
  };

const it = Object.assign(add, { each: eachOf(add) });
const describe = Object.assign(group, { each: eachOf(group) });

// By the names of what it stands in for.
export { describe, it, it as test };
