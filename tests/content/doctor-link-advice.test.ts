/** As `doctor-advice.test.ts`, for what a text points to: links, anchors, pictures. */
import { describe, expect, test } from 'vitest';
import { eachInAGoodChapter } from './chapter-fixture.ts';

const { chapter, onlyFault, en } = eachInAGoodChapter();
const after = 'Then let something run.';

describe('pictures and anchors', () => {
  test('no such picture', async () => {
    en(
      after,
      '![a ladder](/no-such.png) ![a ladder](./ladder.png) <img src="/favicom.svg" alt="the mark" />',
    );
    expect(await chapter().faults()).toMatchInlineSnapshot(`
      [
        "en.mdx:8:1  there is no picture /no-such.png  put the file beside the text and write ![…](./NAME)",
        "en.mdx:8:27  there is no picture ./ladder.png  put the file beside the text and write ![…](./NAME)",
        "en.mdx:8:53  there is no picture /favicom.svg  write /favicon.svg, or put the file beside the text and write ![…](./NAME)",
      ]
    `);
  });
  test('one that the build cannot read', async () => {
    chapter().write('ladder.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
    chapter().write('ladder.png', 'a letter');
    expect(await chapter().faults()).toMatchInlineSnapshot(`
      [
        "ladder.png:1:1  this picture cannot be read, or has no size  save it again as PNG, JPEG or WebP",
        "ladder.svg:1:1  this picture cannot be read, or has no size  give its <svg> a viewBox, or width and height",
      ]
    `);
  });
  test('a picture beside the text, and one of the site', async () => {
    chapter().write('ladder.svg', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>');
    en(after, '![what it shows](./ladder.svg) ![the mark](/favicon.svg)');
    expect(await chapter().faults()).toEqual([]);
  });
  test.each([
    ['/conformance/#rul', 'write #rule'],
    ['/api/#api-conect', 'write #api-connect'],
    ['/playground/#cell-scrach', 'write #cell-scratch'],
    ['/glossary/#rts', 'write #rst'],
    ['/capture/#drop', 'anchors: '],
  ])('no such anchor: %s', async (url, right) => {
    en(after, `See [that page](${url}).`);
    expect(await onlyFault()).toContain(`has no anchor #${url.split('#')[1]}  ${right}`);
  });
  test('anchors that are there', async () => {
    const urls = ['/conformance/#fin1', '/api/#api-connect', '/api/#steps', '/playground/#code=1.scratch.x'];
    en(after, urls.map((url) => `See [the page of ${url.length}](${url}).`).join('\n'));
    expect(await chapter().faults()).toEqual([]);
  });
});

describe('links', () => {
  test.each([
    ['[why](http://localhost:4321/lost-once/)', 'write /lost-once/'],
    ['[why](https://last-ack.example/zh/lost-once/)', 'write /lost-once/'],
    ['[why](#first-run)', 'write #cell-first-run; '],
    ['<a href="/lost-once/">why</a>', 'write [text](/lost-once/)'],
    ['[why][nowhere]', 'write [why](ADDRESS)'],
    ['[why][w]\n\n[w]: /lost-onse/', 'write "/lost-once/"'],
    ['![a ladder][l]\n\n[l]: ./ladder.png', 'put the file beside the text'],
  ])('%s', async (link, right) => {
    en(after, `See ${link}`);
    expect(await onlyFault()).toContain(right);
  });
});
