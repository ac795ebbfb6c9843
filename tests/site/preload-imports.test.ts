import { expect, test } from 'vitest';
import { withPreloadedImports } from '../../src/site/build/preload-imports.ts';

const files: Record<string, string> = {
  '/last-ack/_astro/base.A.js':
    'import{o as e,r as t}from"./page.B.js";import"./side.C.js";let r=()=>import("./live.D.js");export*from"./all.E.js";import n from"./one.F.js";import*as m from"./many.G.js";',
  '/_astro/alone.js': 'const x = "import";',
};
const read = (src: string): string => files[src] ?? '';

test('what a script imports is asked for beside it, what it may load later is not', () => {
  expect(
    withPreloadedImports(
      '<body><script type="module" src="/last-ack/_astro/base.A.js"></script></body>',
      read,
    ),
  ).toBe(
    '<body><link rel="modulepreload" href="/last-ack/_astro/page.B.js">' +
      '<link rel="modulepreload" href="/last-ack/_astro/side.C.js">' +
      '<link rel="modulepreload" href="/last-ack/_astro/all.E.js">' +
      '<link rel="modulepreload" href="/last-ack/_astro/one.F.js">' +
      '<link rel="modulepreload" href="/last-ack/_astro/many.G.js">' +
      '<script type="module" src="/last-ack/_astro/base.A.js"></script></body>',
  );
});

test('a script without imports comes alone; what stands in the page stays as it is', () => {
  const inline = '<script>document.title</script>';
  expect(withPreloadedImports(`${inline}<script type="module" src="/_astro/alone.js"></script>`, read)).toBe(
    `${inline}<script type="module" src="/_astro/alone.js"></script>`,
  );
});
