import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { survey, type Trial, tryAll } from '../../src/cli/mutate/crew.ts';
import { disagreements, type Judged, scoreLines, slack } from '../../src/cli/mutate/report.ts';
import { keysOf, readSurvivors } from '../../src/cli/mutate/survivors.ts';

const root = mkdtempSync(join(tmpdir(), 'last-ack-mutate-'));
afterAll(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, 'tests'));
const put = (name: string, text: string): string => {
  writeFileSync(join(root, name), text);
  return join(root, name);
};
const rule = put(
  'rule.ts',
  'export function mayWait(waited: number): boolean {\n  while (waited < 0) waited++;\n  return waited < 40;\n}\n',
);
const test = (name: string, body: string): string =>
  put(
    `tests/${name}.test.ts`,
    `import { expect, it } from 'vitest';\nimport { mayWait } from '../rule.ts';\nit('waits', () => { ${body} });\n`,
  );

const weak = test('weak', 'expect(mayWait(10)).toBe(true);');
const strong = test(
  'strong',
  'expect(mayWait(39)).toBe(true); expect(mayWait(40)).toBe(false); expect(mayWait(-1)).toBe(true);',
);

/** By test file: the mutants that its test, asked alone, leaves alive, and whether it could tell them from the original. */
async function alive(tests: string[]): Promise<Record<string, boolean>[]> {
  const task = { mutated: [rule], tests };
  const { units, mutants } = await survey(task);
  expect(units.map(({ fault }) => fault)).toEqual(units.map(() => null));
  const trials = units.flatMap(({ steps }, unit) =>
    mutants.map(({ id }): Trial => ({ mutant: id, units: [{ unit, steps: steps + 100 }] })),
  );
  const living = units.map((): Record<string, boolean> => ({}));
  await tryAll(
    task,
    1,
    () => trials.shift() ?? null,
    ({ mutant, units: [asked] }, { killedBy }) => {
      const { before, after } = mutants[mutant - 1]!;
      const { unit } = asked!;
      if (killedBy === null) living[unit]![`${before} → ${after}`] = units[unit]!.seen.has(mutant);
    },
  );
  return living;
}

describe('a mutant', () => {
  it('lives beside a weak test and dies by a strong one, be it by never ending', async () => {
    const [besideWeak, besideStrong] = await alive([weak, strong]);
    expect(besideWeak).toMatchObject({ 'waited < 40 → waited <= 40': false, 'waited++; → waited--;': false });
    expect(besideWeak).not.toHaveProperty(['waited < 40 → waited >= 40']);
    // -1 and 0 wait alike: this loop may end early, or go on to 1.
    expect(besideStrong).toEqual({
      'waited < 0 → false': true,
      'waited < 0 → waited <= 0': true,
    });
  });
});

const judged = (key: string, killedBy: string | null, file = 'rule.ts'): Judged => ({
  key,
  file,
  line: 3,
  killedBy,
  seenBy: 2,
});

describe('the list of survivors', () => {
  const text =
    '# why\nrule.ts, f: a → b\nrule.ts, g: c → d\n  equivalent: a is\n  always b\n\nrule.ts, h: e → f\n  not held: no recording\n\nat most 2 more in tcp/rack.ts\n';

  it('gives one reason to all mutants above it', () => {
    const { reviewed, unreviewed, faults } = readSurvivors(text);
    expect([...unreviewed]).toEqual([['tcp/rack.ts', 2]]);
    expect(faults).toEqual([]);
    expect(reviewed).toEqual([
      { key: 'rule.ts, f: a → b', reason: 'equivalent: a is always b' },
      { key: 'rule.ts, g: c → d', reason: 'equivalent: a is always b' },
      { key: 'rule.ts, h: e → f', reason: 'not held: no recording' },
    ]);
  });

  it('says where a reason is missing, and what stands twice', () => {
    expect(readSurvivors('rule.ts, f: a → b\n\nrule.ts, f: a → b\n  because\n').faults).toEqual([
      '1: no reason follows: an indented line with "equivalent: …" or "not held: …"',
      '3: no reason follows: an indented line with "equivalent: …" or "not held: …"',
      '3: stands twice',
    ]);
  });

  it('disagrees with the run over what lives unnamed, and what is named and dead or gone', () => {
    const list = readSurvivors(text);
    const run = [
      judged('rule.ts, f: a → b', null),
      judged('rule.ts, g: c → d', 'strong.test.ts'),
      judged('new', null),
    ];
    expect(disagreements(run, list, true)).toEqual([
      'survives  new\n          rule.ts:3, it differs in 2 tests, and none notices',
      'is killed now, by strong.test.ts; take it off the list:  rule.ts, g: c → d',
      'no such mutant; take it off the list:  rule.ts, h: e → f',
    ]);
    expect(disagreements(run.slice(0, 1), list, false)).toEqual([]);
  });

  it('allows a file so many that nobody has reviewed, never more, and asks for the number when it has fallen', () => {
    const list = readSurvivors(text);
    const rack = (n: number): Judged[] =>
      Array.from({ length: n }, (_, i) => judged(`tcp/rack.ts, f: ${i}`, null, 'src/sim/tcp/rack.ts'));
    expect(disagreements(rack(2), list, false)).toEqual([]);
    expect(disagreements(rack(3), list, false).at(-1)).toBe(
      '3 live in src/sim/tcp/rack.ts beside the reviewed ones, 2 may',
    );
    expect(slack(rack(2), list)).toEqual([]);
    expect(slack(rack(1), list)).toEqual(['fewer live now; write:  at most 1 more in tcp/rack.ts']);
  });

  it('is counted apart where the mutant is equivalent', () => {
    const list = readSurvivors(text);
    expect(scoreLines([judged('rule.ts, f: a → b', null), judged('x', 'strong.test.ts')], list)).toEqual([
      'rule.ts        1/2   50.0 %   1 equivalent, 100.0 % of the others',
      '',
      'all            1/2   50.0 %   1 equivalent, 100.0 % of the others',
    ]);
  });

  it('knows a mutant by function and text, not by line', () => {
    const one = { id: 1, file: 'src/sim/tcp/rack.ts', place: 'f', before: 'a  <\n b', after: 'a <= b' };
    const keys = keysOf([
      { ...one, line: 3 },
      { ...one, line: 9 },
      { ...one, line: 9, after: '' },
    ]);
    expect(keys).toEqual([
      'tcp/rack.ts, f: a < b → a <= b',
      'tcp/rack.ts, f: a < b → a <= b (2)',
      'tcp/rack.ts, f: a < b → nothing',
    ]);
  });
});
