import { expect, test } from 'vitest';
import { withScriptsInHead } from '../../src/site/build/scripts-in-head.ts';

const files: Record<string, string> = {
  '/last-ack/_astro/base.A.js':
    'import{o as e,r as t}from"./page.B.js";import"./side.C.js";let r=()=>import("./live.D.js");export*from"./all.E.js";import n from"./one.F.js";import*as m from"./many.G.js";',
  '/_astro/alone.js': 'const x = "import";',
  '/_astro/other.js': 'import"./side.C.js";',
  '/_astro/third.js': 'import"./side.C.js";',
};
const read = (src: string): string => files[src] ?? '';
const script = (src: string): string => `<script type="module" src="${src}"></script>`;
const page = (head: string, body: string): string =>
  `<html><head><link rel="stylesheet" href="a.css">${head}</head><body>${body}</body></html>`;

test('a script stands in the head after what it imports, without what it may load later', () => {
  expect(withScriptsInHead(page('', `<p>${script('/last-ack/_astro/base.A.js')}</p>`), read)).toBe(
    page(
      '<link rel="modulepreload" href="/last-ack/_astro/page.B.js">' +
        '<link rel="modulepreload" href="/last-ack/_astro/side.C.js">' +
        '<link rel="modulepreload" href="/last-ack/_astro/all.E.js">' +
        '<link rel="modulepreload" href="/last-ack/_astro/one.F.js">' +
        '<link rel="modulepreload" href="/last-ack/_astro/many.G.js">' +
        script('/last-ack/_astro/base.A.js'),
      '<p></p>',
    ),
  );
});

test('scripts keep their order, and what two import is asked for once', () => {
  expect(withScriptsInHead(page('', script('/_astro/third.js') + script('/_astro/other.js')), read)).toBe(
    page(
      `<link rel="modulepreload" href="/_astro/side.C.js">${script('/_astro/third.js')}${script('/_astro/other.js')}`,
      '',
    ),
  );
});

test('a script without imports comes alone; what is written into the page stays where it is', () => {
  const inline = '<script>document.title</script>';
  expect(withScriptsInHead(page('', inline + script('/_astro/alone.js')), read)).toBe(
    page(script('/_astro/alone.js'), inline),
  );
});
