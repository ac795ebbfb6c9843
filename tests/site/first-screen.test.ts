import { describe, expect, test } from 'vitest';
import { rulesFor } from '../../src/site/build/first-rules.ts';
import { withFirstScreen } from '../../src/site/build/first-screen.ts';

describe('the rules that a piece of a page needs', () => {
  const kept = (sheet: string, html: string, given?: string[]): string => rulesFor(sheet)(html, given);

  test.each([
    ['an element', 'h1{color:red}', '<h1>', true],
    ['no such element', 'h2{color:red}', '<h1>', false],
    ['a class beside others', '.b{color:red}', '<p class="a b">', true],
    ['a class that only begins alike', '.la{color:red}', '<p class="la-b">', false],
    ['an attribute', '[popover]{color:red}', '<nav id="x" popover aria-label="a > b">', true],
    ['an id', '#x{color:red}', '<nav id="x">', true],
    ['one within another', '.a .b{color:red}', '<p class="b">', false],
    ['one of several', '.a :is(h1,h2){color:red}', '<p class="a"><h2>', true],
    ['none of several', '.a :where(h1,h2){color:red}', '<p class="a"><h3>', false],
    ['what has none of it', '.a:has(.b){color:red}', '<p class="a">', false],
    ['what is not so', '.a:not(.b){color:red}', '<p class="a">', true],
    ['a language', ':root:lang(zh){color:red}', '<html lang="zh-Hans">', true],
    ['what stands before it', '.a::before{color:red}', '<p class="a">', true],
    ['a pointer over it', '.a:hover{color:red}', '<p class="a">', false],
    ['within a width', '@media (width>=62rem){.a{color:red}}', '<p class="a">', true],
    ['on paper', '@media print{.a{color:red}}', '<p class="a">', false],
  ])('%s', (_, sheet, html, isKept) => {
    expect(kept(sheet, html)).toBe(isKept ? sheet : '');
  });

  test('of a list only the selectors that name something there', () => {
    expect(kept('h1,h2,.a h1{color:red}', '<h1>')).toBe('h1{color:red}');
  });

  test('what a script names before there is a page counts as well', () => {
    expect(kept('.js .a{color:red}', '<p class="a">')).toBe('');
    expect(kept('.js .a{color:red}', '<p class="a">', ['.js'])).toBe('.js .a{color:red}');
  });

  test('a measure is written where it is used, a colour of two themes is not; what nobody uses is left out', () => {
    const sheet =
      ':root{--gap:2px;--ink:black;--none:1px}@media (prefers-color-scheme:dark){:root{--ink:white}}' +
      '.a{--own:1px;color:var(--ink);margin:var(--gap) var(--own)}.b{padding:var(--none)}';
    expect(kept(sheet, '<html><p class="a">')).toBe(
      ':root{--ink:black}@media (prefers-color-scheme:dark){:root{--ink:white}}' +
        '.a{--own:1px;color:var(--ink);margin:2px var(--own)}',
    );
  });

  test('a colour that only an element names is there', () => {
    const sheet = ':root{--state:red;--none:blue}';
    expect(kept(sheet, '<html><a style="--fill:var(--state)">')).toBe(':root{--state:red}');
  });

  test('a face of the system is there at once, one that is fetched comes with the sheet', () => {
    const near = '@font-face{font-family:near;src:local(Arial)}';
    expect(kept(`@font-face{font-family:far;src:url(far.woff2)}${near}`, '<p>')).toBe(near);
  });
});

describe('a page with its first screen', () => {
  const link = '<link rel="stylesheet" href="/_astro/a.css">';
  const page = (head: string, text: string): string =>
    `<html><head><meta charset="utf-8">${head}</head><body><nav class="la-nav"><a class="closed"></a></nav>` +
    `<article class="la-prose">${text}</article></body></html>`;
  const asked: string[] = [];
  const rules = (address: string, html: string): string => {
    asked.push(address, html);
    return 'p{}';
  };

  test('has the rules of what stands over its first figure, and the sheet there', () => {
    const text = ['<p>a</p><h2>b</h2>', '<la-cell></la-cell><h2>c</h2><la-cell></la-cell>'] as const;
    expect(withFirstScreen(page(link, text.join('')), rules)).toBe(
      page('<style>p{}</style>', `${text[0]}${link}<script> </script>${text[1]}`),
    );
    expect(asked[0]).toBe('/_astro/a.css');
    expect(asked[1]).toContain('<h2>b</h2>');
    expect(asked[1]).not.toMatch(/la-cell|closed/);
  });

  test('a text without figures is painted up to its first part', () => {
    expect(withFirstScreen(page(link, '<p></p><h2></h2>'), rules)).toContain(
      `<p></p>${link}<script> </script><h2>`,
    );
  });

  test.each([
    ['that has no text', `<html><head>${link}</head><body><h2></h2></body></html>`],
    ['of one part', page(link, '<p></p>')],
    ['with two sheets', page(link + link, '<h2></h2>')],
    ['with rules of its own', page(`${link}<style>p{}</style>`, '<h2></h2>')],
    [
      'that would be heavier than a chapter may be',
      page(link, `<h2></h2>${Array.from({ length: 9000 }, (_, i) => (i * 7919 * 104729) % 1e9).join('')}`),
    ],
  ])('a page %s waits for its sheet', (_, html) => {
    expect(withFirstScreen(html, rules)).toBe(html);
  });
});
