/** What CONTRIBUTING and the commands promise a contributor. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transform } from 'sucrase';
import { afterAll, describe, expect, test } from 'vitest';
import { componentAttributes } from '../../src/cli/doctor/components.ts';
import { lastSections } from '../../src/cli/doctor/sections.ts';
import { applyFixes } from '../../src/cli/fix/apply-fixes.ts';
import { placeChapter } from '../../src/cli/new-chapter/place-chapter.ts';
import * as api from '../../src/notebook/cell-api.ts';
import { runCell } from '../../src/notebook/index.ts';
import { makeFixture, removeFixtures } from '../content/chapter-fixture.ts';

afterAll(removeFixtures);
const contributing = readFileSync('CONTRIBUTING.md', 'utf8');

describe('CONTRIBUTING', () => {
  const examples = [...contributing.matchAll(/<!-- example: cell -->\n```ts\n([\s\S]*?)```/g)].map(
    ([, code]) => code!,
  );

  test('its cells run and lose what they say', () => {
    expect(examples.length).toBe(1);
    for (const source of examples) {
      const { code } = transform(source, { transforms: ['typescript', 'imports'] });
      const exports: { default?: api.Cell } = {};
      new Function('require', 'exports', code)(() => api, exports);
      const [output] = runCell(exports.default!).outputs;
      if (output?.kind !== 'figure') throw new Error('the example returns a figure');
      expect(api.facts(api.simulate(output.scenario)).lost).toBe(2);
    }
  });

  test('its cells stand in a chapter without a fault', async () => {
    const chapter = await makeFixture();
    chapter.write('cells/first-run.ts', examples[0]!);
    chapter.translate('Two FINs are lost.', '丢了两个 FIN。');
    const faults = (await chapter.faults()).filter((line) => !line.includes('transcript'));
    expect(faults.filter((line) => line.startsWith('cells/'))).toEqual([]);
  });

  test('names every component, every last section and every command there is', () => {
    for (const name of Object.keys(componentAttributes))
      expect(contributing).toMatch(new RegExp(`<${name}[ >]`));
    for (const section of lastSections) expect(contributing).toContain(section);
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const [, name] of contributing.matchAll(/npm run (?:--silent )?([a-z:-]+)/g))
      expect(Object.keys(scripts)).toContain(name);
  });
});

describe('placeChapter', () => {
  const folders = ['010-four-segments', '020-why-four', '021-crowded'];
  test('takes a number between two chapters, and the next ten at the end', () => {
    expect(placeChapter(folders, 'half-close', 'four-segments')).toBe('015-half-close');
    expect(placeChapter(folders, 'last-one', undefined)).toBe('030-last-one');
    expect(placeChapter([], 'first-one', undefined)).toBe('010-first-one');
  });
  test('says what is wrong with a wish, and what would be right', () => {
    expect(() => placeChapter(folders, 'Half Close', undefined)).toThrow(
      '"Half Close" is not an address. Write lower-case words with hyphens: half-close.',
    );
    expect(() => placeChapter(folders, 'why-four', undefined)).toThrow(
      'There is a chapter "why-four" already: content/chapters/020-why-four.',
    );
    expect(() => placeChapter(folders, 'glossary', undefined, ['glossary'])).toThrow(
      '/glossary/ is a page of the site already. Give the chapter another address.',
    );
    expect(() => placeChapter(folders, 'x', 'why-for')).toThrow('did you mean why-four?');
    expect(() => placeChapter(folders, 'x', 'why-four')).toThrow(
      'No number is free between 020-why-four and 021-crowded',
    );
  });
});

describe('applyFixes', () => {
  const root = mkdtempSync(join(tmpdir(), 'last-ack-fix-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const at = (line: number, column: number, found: string, write: string) => ({
    file: 'a.mdx',
    line,
    column,
    what: '',
    right: '',
    fix: { found, write },
  });

  test('repairs from the last place to the first, and leaves a place that has changed', () => {
    writeFileSync(join(root, 'a.mdx'), 'one two\nthree two\n');
    const done = applyFixes([at(1, 5, 'two', 'TWENTY'), at(2, 7, 'two', '2'), at(2, 1, 'four', '4')], root);
    expect(readFileSync(join(root, 'a.mdx'), 'utf8')).toBe('one TWENTY\nthree 2\n');
    expect(done.map(({ line }) => line)).toEqual([1, 2]);
  });
});
