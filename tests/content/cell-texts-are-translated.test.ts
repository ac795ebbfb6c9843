/** As `doctor-messages.test.ts`, for what cells say: English in the code, and `zh.words.json` beside the chapter's text. */
import { describe, expect, test } from 'vitest';
import { examine } from '../../src/cli/doctor/examine.ts';
import { compareTrees } from '../../src/cli/pr-report/compare-trees.ts';
import { eachInAGoodChapter } from './chapter-fixture.ts';

const { chapter, onlyFault, cell } = eachInAGoodChapter();
const table = 'zh.words.json';
const caption = 'The first FIN of the client is lost.';
const completed = async () =>
  (await examine(chapter().root)).completed.map(({ source }) => JSON.parse(source) as object);

describe('a text without a translation', () => {
  test('is told where the code says it, with the line to write', async () => {
    cell("label: 'RTT'", "label: 'Round trip'");
    chapter().write(table, JSON.stringify({ [caption]: '客户端的第一个 FIN 丢了。' }));
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"cells/first-run.ts:5:28  translation wanted: "Round trip" is in English only  write "Round trip": "…" into zh.words.json; npm run fix -- lost-once puts the line there"`,
    );
    expect(await completed()).toEqual([{ [caption]: '客户端的第一个 FIN 丢了。', 'Round trip': '' }]);
  });
  test('that has its line is told there, and is left as it is', async () => {
    chapter().translate(caption, '');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"zh.words.json:3:3  translation wanted: "The first FIN of the client is lost." is not translated  write it in Chinese"`,
    );
    expect(await completed()).toEqual([]);
  });
  test('that is still the English', async () => {
    chapter().translate(caption, caption);
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"zh.words.json:3:3  translation wanted: "The first FIN of the client is lost." is not translated  write it in Chinese"`,
    );
  });
  test('that stands only where a control has been turned', async () => {
    cell(`caption: '${caption}'`, `caption: rttMs > 300 ? 'A long way' : '${caption}'`);
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"cells/first-run.ts:16:32  translation wanted: "A long way" is in English only  write "A long way": "…" into zh.words.json; npm run fix -- lost-once puts the line there"`,
    );
  });
  test('that code puts together can have none: it wants a pattern', async () => {
    cell(`caption: '${caption}'`, `caption: \`Lost at a round trip of \${rttMs} ms\``);
    chapter().write(table, JSON.stringify({ RTT: '往返时间 RTT' }));
    expect(await chapter().faults()).toMatchInlineSnapshot(`
      [
        "cells/first-run.ts:1:1  "Lost at a round trip of 20 ms" is in English only  the code puts values into it: write text\`…\` instead of \`…\`, so that it is translated once, whatever they are",
        "transcripts/first-run.txt:4:1  the transcript is out of date: 1 line gone ("The first FIN of the client is lost."); 1 line new ("Lost at a round trip of 20 ms")  if that is meant, accept it: npm run fix -- lost-once",
      ]
    `);
  });
  test('names of settings, states and calls are the same in every language', async () => {
    cell(`caption: '${caption}'`, "caption: 'tcp_fin_timeout, TIME-WAIT, close(), 3 ms, Linux 6.18'");
    expect((await chapter().faults()).filter((fault) => fault.includes('English only'))).toEqual([]);
  });
  test('the table is not there at all', async () => {
    chapter().remove(table);
    expect(await onlyFault()).toContain(`"${caption}" is in English only`);
    expect(await completed()).toEqual([{ [caption]: '' }]);
  });
  test('is what a pull request has still to be given', async () => {
    const { root } = chapter();
    chapter().translate(caption, '');
    const { translations } = await compareTrees(root, root, root);
    expect(translations).toEqual([
      { chapter: '010-lost-once', words: 'texts of cells to translate: 1, in zh.words.json' },
    ]);
  });
});

describe('a text with values in it', () => {
  const tagged = () => {
    cell(`caption: '${caption}'`, `caption: text\`Lost at \${rttMs} ms, of \${1}\``);
    cell("slider } from 'last-ack'", "slider, text } from 'last-ack'");
    chapter().write(table, JSON.stringify({ RTT: '往返时间 RTT' }));
  };
  test('is looked up by its pattern', async () => {
    tagged();
    chapter().translate('Lost at {1} ms, of {2}', '{2} 次里丢了，往返 {1} 毫秒');
    expect((await chapter().faults()).filter((fault) => !fault.includes('transcript'))).toEqual([]);
  });
  test('has other places than its translation', async () => {
    tagged();
    chapter().translate('Lost at {1} ms, of {2}', '往返 {1} 毫秒，{3}');
    const faults = await chapter().faults();
    expect(faults.filter((fault) => fault.includes('places'))).toMatchInlineSnapshot(`
      [
        "zh.words.json:3:3  "往返 {1} 毫秒，{3}" has {1}, {3} where the English has {1}, {2}  write the same places: each is a value that the cell puts in",
      ]
    `);
  });
});

describe('the table', () => {
  test('says what no cell says, and npm run fix takes it out', async () => {
    chapter().translate('Once upon a time', '从前');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"zh.words.json:4:3  no cell says "Once upon a time"  remove the line, as npm run fix -- lost-once does"`,
    );
    const [left] = await completed();
    expect(Object.keys(left!)).toEqual(['RTT', caption]);
  });
  test('says what a cell has said before: it stays until that is translated', async () => {
    cell(caption, 'The first FIN of a client is lost.');
    const faults = await chapter().faults();
    expect(faults.filter((fault) => fault.startsWith(table))).toMatchInlineSnapshot(`
      [
        "zh.words.json:3:3  translation wanted: no cell says "The first FIN of the client is lost."  if the code now says "The first FIN of a client is lost.", translate that",
      ]
    `);
    expect(Object.keys((await completed())[0]!)).toEqual([
      'RTT',
      caption,
      'The first FIN of a client is lost.',
    ]);
  });
  test('is no JSON', async () => {
    chapter().write(table, `{\n  "RTT": "往返时间 RTT",\n  "${caption}": "丢了"\n  "more": ""\n}\n`);
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"zh.words.json:4:3  cannot be read: "\\"" stands here  write a comma or }"`,
    );
  });
  test('is no table', async () => {
    chapter().write(table, '{ "RTT": { "zh": "往返时间 RTT" } }');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"zh.words.json:1:1  is no table of texts  write { "English text": "the same in the language" }, each between double quotes"`,
    );
  });
  test('lies under another name', async () => {
    chapter().write('zh.cells.json', '{}');
    expect(await onlyFault()).toContain(
      'zh.cells.json:1:1  nothing reads this file  rename it to zh.words.json',
    );
  });
});

test('a text in two languages in the code', async () => {
  cell(`caption: '${caption}'`, `caption: { en: '${caption}', zh: '丢了。' }`);
  const faults = await chapter().faults();
  expect(faults.filter((fault) => fault.startsWith('cells/'))).toMatchInlineSnapshot(`
    [
      "cells/first-run.ts:16:18  a text is in several languages here  write the English one alone, and the others in zh.words.json beside the chapter’s text",
    ]
  `);
});
