import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { attribute, base, byTag, dist, pages } from './pages.ts';

test('light-dark() is lowered for browsers without it', () => {
  const front = pages.find(({ path }) => path === '/');
  const sheets = front ? byTag(front, 'link').filter((e) => attribute(e, 'rel') === 'stylesheet') : [];
  const css = [
    ...sheets.map((e) => readFileSync(join(dist, (attribute(e, 'href') ?? '').slice(base.length)), 'utf8')),
    front?.html ?? '',
  ].join('\n');
  expect(css).toContain('--paper:');
  expect(css).not.toContain('light-dark(');
});
