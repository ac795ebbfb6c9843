/** The API of cells: the names there are, an example for each, and each example doing what its comments say. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'sucrase';
import { describe, expect, test } from 'vitest';
import * as api from '../../src/notebook/cell-api.ts';
import { readApi } from '../../src/site/build/api-reference.ts';

const folder = 'content/api';
const golden = 'tests/content/cell-api.golden.txt';
const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

/** `expression; // → value` becomes a check; what runs is otherwise the example as it stands. */
function runExample(source: string): { found: unknown; expected: unknown; line: string }[] {
  const checks: { found: unknown; expected: unknown; line: string }[] = [];
  const lines = source
    .split('\n')
    .map((line) =>
      line.replace(/^(.+); \/\/ → (.+)$/, (_, is, to) => `check(${is}, ${to}, ${JSON.stringify(line)});`),
    );
  const { code } = transform(lines.join('\n'), {
    transforms: ['typescript', 'imports'],
    disableESTransforms: true,
  });
  const check = (found: unknown, expected: unknown, line: string) => checks.push({ found, expected, line });
  new Function('require', 'exports', 'check', code)(() => api, {}, check);
  return checks;
}

describe('examples of the API', () => {
  for (const name of files) {
    test(`${name} gives what it says`, () => {
      const checks = runExample(read(name));
      expect(checks.length).toBeGreaterThan(0);
      for (const { found, expected, line } of checks) expect(found, line).toEqual(expected);
    });
  }

  test('a comment that says something else is found', () => {
    const [check] = runExample("import { sleep } from 'last-ack';\nsleep(5); // → { do: 'sleep', ms: 6 }\n");
    expect(check?.found).not.toEqual(check?.expected);
  });
});

describe('exported names', () => {
  const { entries } = readApi('.');

  test('are those of the golden: a change to what chapters may use is made in plain sight', () => {
    const now = entries.map(({ name, kind }) => `${kind} ${name}`).join('\n');
    expect(`${now}\n`, `write the new list into ${golden} if the change is meant`).toBe(
      readFileSync(golden, 'utf8'),
    );
  });

  test('each stand in an example', () => {
    const text = files.map(read).join('\n');
    expect(
      entries.filter(({ name }) => !new RegExp(`\\b${name}\\b`).test(text)).map(({ name }) => name),
    ).toEqual([]);
  });

  test('each value is there when the program runs', () => {
    const values = entries.filter(({ kind }) => kind === 'value').map(({ name }) => name);
    expect(Object.keys(api).sort()).toEqual(values.sort());
  });
});
