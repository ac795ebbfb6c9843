/** What is left out of the programs of embedded figures, and what may not be. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { embedTranslations } from '../../src/site/build/embed-translations.ts';
import { innerNames } from '../../src/site/build/inner-names.ts';
import { withoutLabels } from '../../src/site/build/without-labels.ts';

const cell = `import { cell, closing, outcome, slider, toggle } from 'last-ack';

const label = 'Answer';
const waitMs = () => outcome(closing({})).trace;

export default cell({
  parameters: {
    askS: slider({ label, unit: 's', min: 1, max: 9, value: 3 }),
    lost: toggle({ label, value: true }),
  },
  run: ({ askS }) => closing({ thinkMs: askS, ending: { label: 'other' } }),
});`;

test('a cell comes without the names of its controls and what nothing asks for', async () => {
  const code = await withoutLabels(cell);
  expect(code).toContain('label: "other"');
  expect(code).not.toMatch(/Answer|outcome|waitMs/);
  expect(code).toMatch(/slider\(\{\s*unit: "s",\s*min: 1, max: 9, value: 3\s*\}\)/s);
});

const root = join(import.meta.dirname, '../..');
test.each([
  ['a figure that says nothing of its own', 'guide/240-half-closed-and-cut', 'minute', undefined],
  [
    'a table, by the cells that it builds on too, without its controls',
    'chapters/120-idle-connection',
    'whose-timeout',
    expect.objectContaining({ '{1} requests in a million fail': '每百万请求失败 {1} 个' }),
  ],
  [
    'a unit, which is said while one turns',
    'chapters/070-fourth-ack-lost',
    'each-fin-restarts-it',
    expect.objectContaining({ lost: '次' }),
  ],
] as const)('with a Chinese page comes what is said anew: %s', async (_, chapter, id, said) => {
  expect(await embedTranslations(root, `content/${chapter}`, id, 'zh')).toEqual(said);
  expect(await embedTranslations(root, `content/${chapter}`, id, 'en')).toBeUndefined();
});

test('members of the simulator alone get other names; what may be read by its name keeps it', () => {
  const inner = innerNames(join(import.meta.dirname, '../..'));
  expect('sndUna').toMatch(inner);
  expect(inner.source.split('|').length).toBeGreaterThan(150);
  // Of a scenario, of a trace and so of recordings, of a parameter, of the platform, of a part that comes later, of a text.
  for (const name of ['durationMs', 'segments', 'observedUntilMs', 'values', 'get', 'Middlebox', 'rto'])
    expect(name).not.toMatch(inner);
});
