import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import {
  instrument,
  type Mode,
  type Mutant,
  noteConstants,
  parsed,
} from '../../src/cli/mutate/instrument.ts';
import { pureFunctions } from '../../src/cli/mutate/is-pure.ts';

function mutate(text: string, mode: Mode = 'run'): { mutants: Mutant[]; code: string } {
  const file = parsed('rule.ts', text);
  const setting = {
    mode,
    switchUrl: 'switch',
    pure: pureFunctions([file]),
    constants: new Map(),
    mutants: [] as Mutant[],
  };
  noteConstants(file, setting);
  const code = instrument(file, setting);
  return { mutants: setting.mutants, code };
}

/** `before → after` of each mutant in `function f(a, b) { … }`. */
const changes = (body: string): string[] =>
  mutate(`export function f(a: number, b: number) { ${body} }`).mutants.map(
    ({ before, after }) => `${before} → ${after}`,
  );

/** Of each mutant, what `f` gives with it; first, what it gives without. */
function results(text: string, ...args: unknown[]): unknown[] {
  const { mutants, code } = mutate(text);
  const plain = ts.transpile(code.replace(/^import [^;]*; /, ''), {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.CommonJS,
  });
  return [0, ...mutants.map(({ id }) => id)].map((on) => {
    const offered: { f?: (...args: unknown[]) => unknown } = {};
    new Function('exports', '__on', '__step', plain)(offered, on, () => {});
    return offered.f?.(...args);
  });
}

describe('each operator', () => {
  it('moves the boundary of a comparison, turns it round, and answers a condition for good', () => {
    expect(changes('if (a < b) g();')).toEqual([
      'a < b → true',
      'a < b → false',
      'a < b → a <= b',
      'a < b → a >= b',
      'g(); → ',
    ]);
    expect(changes('return a === b;')).toEqual(['a === b → a !== b']);
    expect(changes('while (a > b) a--;')).toEqual([
      'a > b → false',
      'a > b → a >= b',
      'a > b → a <= b',
      'a--; → ',
      'a--; → a++;',
    ]);
  });

  it('swaps arithmetic, bits, the smaller and the larger', () => {
    expect(changes('return a * b;')).toEqual(['a * b → a / b']);
    expect(changes('return a >> b;')).toEqual(['a >> b → a << b']);
    expect(changes('return a & b;')).toEqual(['a & b → a | b']);
    expect(changes('return Math.min(a, b);')).toEqual(['Math.min(a, b) → Math.max(a, b)']);
  });

  it('swaps "and" and "or", and leaves one side out', () => {
    expect(changes('return a && b;')).toEqual(['a && b → a || b', 'a && b → a', 'a && b → b']);
    expect(changes('return a ?? b;')).toEqual(['a ?? b → a']);
    expect(changes('return !a;')).toEqual(['!a → a']);
  });

  it('takes a number one higher and lower, a large one twice and half, shown in what it stands in', () => {
    expect(changes('return a - 3;')).toEqual(['a - 3 → a - 4', 'a - 3 → a - 2', 'a - 3 → a + 3']);
    expect(changes('a = 0;')).toEqual(['a = 0 → a = 1', 'a = 0; → ']);
    expect(changes('a = -1;')).toEqual(['a = -1 → a = 0', 'a = -1; → ']);
    expect(changes('return 2000;')).toEqual(['return 2000; → return 4000;', 'return 2000; → return 1000;']);
    expect(changes('return true;')).toEqual(['return true; → return false;']);
  });

  it('leaves out what is done, and the early end of it', () => {
    expect(changes('g(a); return;')).toEqual(['g(a); → ', 'return; → ']);
    expect(changes('a += b;')).toEqual(['a += b; → ', 'a += b; → a -= b;']);
  });

  it('leaves alone what is no rule: texts, errors, the log, types', () => {
    expect(changes('throw new Error(String(a + 1));')).toEqual([]);
    expect(changes('if (ground.log) ground.log.drop(a, b > 1);')).toEqual([]);
    expect(changes("done(a > b ? 'gave-up' : 'gave-up-probes');")).toEqual([
      "done(a > b ? 'gave-up' : 'gave-up-probes'); → ",
    ]);
    expect(changes("return 'a' + b;")).toEqual([]);
    expect(mutate('type One = 1 | 2; interface Two { x: 3 }').mutants).toEqual([]);
  });
});

describe('one text with all mutants', () => {
  it('is the original where none is on, and one change where one is', () => {
    expect(results('export function f(a: number, b: number) { return a + b * 2; }', 7, 2)).toEqual([
      11, 13, 9, 8, 3,
    ]);
  });

  it('has one of a constant at each of its uses, for it is evaluated before any is on', () => {
    const text = 'const n = 3; export const f = (a: number): number => a * n;';
    expect(mutate(text).mutants.map(({ place, before, after }) => `${place}: ${before} → ${after}`)).toEqual([
      'n: n = 3 → n = 4',
      'n: n = 3 → n = 2',
      'f: a * n → a / n',
    ]);
    expect(results(text, 10)).toEqual([30, 40, 20, 10 / 3]);
  });

  it('keeps an else with the if it belongs to', () => {
    const text =
      'export function f(a: number) { let b = 0; if (a > 5) if (a > 7) b = 7; else b = 5; return b; }';
    expect(results(text, 6)[0]).toBe(5);
    expect(results(text, 8)[0]).toBe(7);
    expect(results(text, 4)[0]).toBe(0);
  });
});

describe('the survey', () => {
  it('evaluates both where that changes nothing, else notes that it came by', () => {
    expect(
      mutate('const half = (a: number) => a >> b; export const f = (a: number) => half(a) & b;', 'survey')
        .code,
    ).toContain('__value(2, (half(a) & b), () => (half(a) | b))');
    expect(mutate('export const f = (a: number) => g(a) & b;', 'survey').code).toContain(
      '(__reached(1), (g(a) & b))',
    );
  });
});
