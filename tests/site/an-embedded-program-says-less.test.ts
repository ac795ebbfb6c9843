/** What is left out of the programs of embedded figures, and what may not be. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cellInOneLanguage } from '../../src/site/build/cell-in-one-language.ts';
import { innerNames } from '../../src/site/build/inner-names.ts';

const cell = `import { cell, closing, outcome, slider, toggle } from 'last-ack';

const label = { en: 'Answer', zh: '响应' };
const waitMs = () => outcome(closing({})).trace;

export default cell({
  parameters: {
    askS: slider({ label, unit: { en: 's', zh: '秒' }, min: 1, max: 9, value: 3 }),
    lost: toggle({ label, value: true }),
  },
  run: ({ askS }) => closing({ thinkMs: askS, ending: { label: { zh: '别的', en: 'other' } } }),
});`;

test.each([
  ['en', '"s"', 'other', /响应|秒|别的/],
  ['zh', '秒', '别的', /other|"s"/],
])('a cell comes in %s alone, without labels and what nothing asks for', async (lang, unit, other, not) => {
  // esbuild writes letters beyond ASCII as escapes.
  const code = JSON.parse(
    `"${(await cellInOneLanguage(cell, lang)).replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`,
  ) as string;
  expect(code).toContain(unit);
  expect(code).toContain(`label: "${other}"`);
  expect(code).not.toMatch(not);
  expect(code).not.toMatch(/Answer|outcome|waitMs/);
  expect(code).toMatch(/slider\(\{\s*unit: .*min: 1, max: 9, value: 3\s*\}\)/s);
});

test('members of the simulator alone get other names; what may be read by its name keeps it', () => {
  const inner = innerNames(join(import.meta.dirname, '../..'));
  expect('sndUna').toMatch(inner);
  expect(inner.source.split('|').length).toBeGreaterThan(150);
  // Of a scenario, of a trace and so of recordings, of a parameter, of the platform, of a part that comes later, of a text.
  for (const name of ['durationMs', 'segments', 'observedUntilMs', 'values', 'get', 'Middlebox', 'rto'])
    expect(name).not.toMatch(inner);
});
