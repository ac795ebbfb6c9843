/** What the chapter asks its reader to write does what the chapter says. */
import { readFileSync } from 'node:fs';
import { transform } from 'sucrase';
import { expect, test } from 'vitest';
import type { Cell, Table } from '../../src/notebook/cell-api.ts';
import * as api from '../../src/notebook/cell-api.ts';

const folder = 'content/chapters/105-a-pile-of-close-wait';
const leak = readFileSync(`${folder}/cells/leak.ts`, 'utf8');

/** The last row of the chart of the cell with this code: after, in CLOSE-WAIT, descriptors, waiting. */
const atTheEnd = (code: string): unknown => {
  const { code: plain } = transform(code, { transforms: ['typescript', 'imports'] });
  const exports: { default?: Cell } = {};
  new Function('require', 'exports', plain)(() => api, exports);
  return (exports.default!.run({}) as Table).rows.at(-1);
};

test('as it stands the server leaks', () => {
  expect(atTheEnd(leak)).toEqual([300, 30, 32, 9]);
});

test.each(['en', 'zh'])('the line that %s.mdx gives ends it', (lang) => {
  const line = /`(const onError: typeof script = .+?;)`/.exec(
    readFileSync(`${folder}/${lang}.mdx`, 'utf8'),
  )![1]!;
  const mended = leak.replace(/^const onError.+$/m, line);
  expect(mended).not.toBe(leak);
  expect(atTheEnd(mended)).toEqual([300, 0, 4, 0]);
});
