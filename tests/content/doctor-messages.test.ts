/** Each kind of fault, made on purpose in a good chapter: the words a contributor reads are the expected value. */
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { examine } from '../../src/cli/doctor/examine.ts';
import { formatFinding } from '../../src/cli/doctor/finding.ts';
import { type Fixture, makeFixture, removeFixtures } from './chapter-fixture.ts';

let chapter: Fixture;
beforeEach(async () => {
  chapter = await makeFixture();
});
afterAll(removeFixtures);

const en = (from: string, to: string) => chapter.change('en.mdx', from, to);
const cell = (from: string, to: string) => chapter.change('cells/first-run.ts', from, to);
/** The one fault that speaks of this. */
const faultAbout = (words: string) => chapter.faultAbout(words);
/** The only fault there is. */
const onlyFault = () => chapter.faultAbout();

test('a new chapter has none', async () => {
  expect(await chapter.faults()).toEqual([]);
});

describe('front matter', () => {
  test('a key that is not one names the nearest', async () => {
    en('question:', 'queston:');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"en.mdx:3:1  front matter has no key "queston"  write "question" (en.mdx may have title, question, description)"`,
    );
  });
  test('a key that is missing', async () => {
    en('question: What does the reader want to know?\n', '');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"en.mdx:2:1  front matter lacks "question"  add question: "…" (the one question the chapter answers, shown under the title and on the front page)"`,
    );
  });
  test('a number where a text belongs', async () => {
    en('title: "Lost once"', 'title: 42');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"en.mdx:2:8  "title" is a number  write a text in quotes: the name of the chapter, in lists and as its h1"`,
    );
  });
  test('a text that is too long', async () => {
    en('Lost once', 'Lost once, and lost again, and lost a third time until nobody remembers');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"en.mdx:2:8  "title" has 71 characters  write 3 to 60: the name of the chapter, in lists and as its h1"`,
    );
  });
  test('a question that asks nothing', async () => {
    en('want to know?', 'want to know');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"en.mdx:3:11  "question" has the wrong form  ask a question: end it with a question mark"`,
    );
  });
  test('YAML that cannot be read', async () => {
    en('title: "Lost once"', 'title: "Lost once');
    expect((await chapter.faults())[0]).toMatchInlineSnapshot(
      `"en.mdx:4:129  cannot be read: front matter, Missing closing "quote  write a line for each key: title: "…""`,
    );
  });
});

describe('components', () => {
  test('one that is not there', async () => {
    en('<State name="FIN_WAIT1" />', '<Stat name="FIN_WAIT1" />');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"en.mdx:23:21  there is no component <Stat>  write <State> (components: Cell, Fact, Predict, State, Setting, Term; HTML: a, abbr, br, details, img, kbd, sub, summary, sup)"`,
    );
  });
  test('an attribute that is not there', async () => {
    en('as="ms"', 'ass="ms"');
    expect(await faultAbout('attribute')).toMatchInlineSnapshot(
      `"en.mdx:23:98  <Fact> has no attribute "ass"  write "as" (attributes: as, is, of, profile, with)"`,
    );
  });
  test('a cell id that is none', async () => {
    en('<Cell id="first-run" />', '<Cell id="frist-run" />');
    expect(await faultAbout('there is no cell')).toMatchInlineSnapshot(
      `"en.mdx:21:7  there is no cell "frist-run"  write "first-run" (cells: first-run); cells are the files in cells"`,
    );
  });
  test('a state that is none', async () => {
    en('name="FIN_WAIT1"', 'name="FIN_WAIT3"');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"en.mdx:23:28  there is no state "FIN_WAIT3"  write "FIN_WAIT1" (states: CLOSE-WAIT, CLOSED, CLOSE_WAIT, CLOSING, ESTABLISHED, FIN-WAIT-1, FIN-WAIT-2, FIN_WAIT1, FIN_WAIT2, LAST-ACK, LAST_ACK, LISTEN, SYN-RECEIVED, SYN-SENT, SYN_RECV, SYN_SENT, TIME-WAIT, TIME_WAIT)"`,
    );
  });
  test('a setting that is none', async () => {
    en('tcp_orphan_retries', 'tcp_orphans_retry');
    expect((await onlyFault())?.slice(0, 110)).toMatchInlineSnapshot(
      `"en.mdx:18:111  there is no setting "tcp_orphans_retry"  write "tcp_orphan_retries" (settings: tcp_orphan_retri"`,
    );
  });
  test('a glossary term that is none', async () => {
    en('its timer', 'its <Term id="rtoo">timer</Term>');
    expect((await onlyFault())?.slice(0, 70)).toMatchInlineSnapshot(
      `"en.mdx:23:119  there is no term "rtoo"  write "rto" (terms: rto, rtt, "`,
    );
  });
  test('a fact that the run does not have', async () => {
    en('is="client.rtoMs"', 'is="client.rto"');
    expect((await faultAbout('has no fact'))?.slice(0, 110)).toMatchInlineSnapshot(
      `"en.mdx:23:80  the run of "first-run" has no fact "client.rto"  write "client.rtoMs" (facts: client.rtoMs, clie"`,
    );
  });
  test('a parameter out of range', async () => {
    en('is="client.rtoMs"', 'is="client.rtoMs" with={{ rttMs: 900 }}');
    expect(await faultAbout('cannot be')).toMatchInlineSnapshot(
      `"en.mdx:23:98  rttMs of cell "first-run" cannot be 900  write a number from 1 to 400"`,
    );
  });
  test('choices without the answer', async () => {
    en('choices={[1, 2, 3]}', 'choices={[3, 4]}');
    expect(await faultAbout('among the choices')).toMatchInlineSnapshot(
      `"en.mdx:16:3  the run says 2, which is not among the choices  add 2 to choices={[3,4]}"`,
    );
  });
  test('code in a chapter', async () => {
    en('Then let something run.', "\nimport x from './x';\n\nThen {1 + 1}.");
    expect(await chapter.faults()).toMatchInlineSnapshot(`
      [
        "en.mdx:9:1  a chapter holds no code, found "import x from './x';"  remove the line: components need no import, and cells are files in cells/",
        "en.mdx:11:6  a chapter holds no code, found "1 + 1"  put code in a cell, and read its result with <Fact of="…" is="…" />; a brace in prose is written \\{",
      ]
    `);
  });
  test('a component left open', async () => {
    en('<Cell id="first-run" />', '<Cell id="first-run">');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"en.mdx:21:1  cannot be read: Expected a closing tag for \`<Cell>\` (21:1)  close the component: <Cell id="…" />, or <Term id="…">words</Term>"`,
    );
  });
});

describe('cells', () => {
  test('one that does not compile', async () => {
    cell("rules: [lose('client'", "rules: [loose('client'");
    expect(await faultAbout('loose')).toMatchInlineSnapshot(
      `"cells/first-run.ts:14:17  does not compile: Cannot find name 'loose'. Did you mean 'lose'?  import { lose } from 'last-ack', and write lose"`,
    );
  });
  test('a type that does not fit', async () => {
    cell('durationMs: 70_000', "durationMs: 'long'");
    expect((await chapter.faults())[0]).toMatchInlineSnapshot(
      `"cells/first-run.ts:11:9  does not compile: Type 'string' is not assignable to type 'number'  give a value of the type it names; the API page has each function with an example"`,
    );
  });
  test('an import that a cell may not have', async () => {
    cell('export default', "import 'node:fs';\n\nexport default");
    expect((await chapter.faults())[0]).toMatchInlineSnapshot(
      `"cells/first-run.ts:3:8  a cell may not import "node:fs"  import from 'last-ack' or a cell further up the page ('./CELL.ts')"`,
    );
  });
  test('one that throws names the line', async () => {
    cell('  run: ({ rttMs }) =>', '  run: ({ rttMs }) => rttMs > 0 ? never() :');
    chapter.write(
      'cells/first-run.ts',
      `${chapter.read('cells/first-run.ts')}\nfunction never(): never {\n  throw new Error('no road there');\n}\n`,
    );
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"cells/first-run.ts:26:9  does not run: no road there  the line named is where it was thrown; npm run dev shows it beside the figure"`,
    );
  });
  test('one that never ends is stopped', async () => {
    cell('  run: ({ rttMs }) =>', '  run: ({ rttMs }) => spin() ??');
    chapter.write(
      'cells/first-run.ts',
      `${chapter.read('cells/first-run.ts')}\nfunction spin(): undefined {\n  for (;;);\n}\n`,
    );
    expect((await chapter.faults()).filter((line) => line.includes('end'))).toMatchInlineSnapshot(`
      [
        "cells/first-run.ts:26:3  does not end: stopped after 2 s  look for a loop whose condition never becomes false; a cell takes milliseconds",
      ]
    `);
  });
  test('one that returns nothing', async () => {
    chapter.write(
      'cells/first-run.ts',
      "import { cell } from 'last-ack';\n\nexport default cell({ run: () => [] });\n",
    );
    expect((await chapter.faults())[0]).toMatchInlineSnapshot(
      `"cells/first-run.ts:1:1  run() returned an empty list  return a scenario, figure(…), againstRecording(…), table(…) or a list of them"`,
    );
  });
  test('a scenario that does not fit', async () => {
    cell('rttMs,\n', 'rttMs: -rttMs,\n');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"cells/first-run.ts:10:9  does not run: the result.scenario rttMs: found -20  allowed: a number from 0 to 60000, ms"`,
    );
  });
  test('one without a transcript', async () => {
    chapter.remove('transcripts/first-run.txt');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"cells/first-run.ts:1:1  has no transcript (transcripts/first-run.txt)  read what it does and keep it: npm run fix -- lost-once"`,
    );
  });
  test('a transcript out of date says what changed', async () => {
    cell('nth: [1] }', 'nth: [1, 2] }');
    expect((await chapter.faults()).find((line) => line.includes('transcripts/'))).toMatchInlineSnapshot(
      `"transcripts/first-run.txt:6:1  the transcript is out of date: Linux 6.18 client.retransmissions was 1, is 2; Linux 6.18 client.rtoRetransmissions was 0, is 1; Linux 6.18 client.finSent was 2, is 3; Linux 6.18 client.inState.FIN_WAIT1 was 245.85, is 473.85; and 21 other facts; 46 lines gone ("…the client's FIN is sent 2 times, lost once; the server's FIN arrives;…"); 54 lines new ("…the client's FIN is sent 3 times, lost 2 times; the server's FIN arriv…")  if that is meant, accept it: npm run fix -- lost-once"`,
    );
  });
  test('a transcript without a cell', async () => {
    chapter.write('transcripts/gone.txt', 'cell gone\n');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"transcripts/gone.txt:1:1  the transcript belongs to no cell  npm run fix -- lost-once removes it"`,
    );
  });
  test('one that no text shows', async () => {
    chapter.write('cells/unseen.ts', chapter.read('cells/first-run.ts'));
    expect(await faultAbout('no text shows')).toMatchInlineSnapshot(
      `"cells/unseen.ts:1:1  no text shows cell "unseen"  write <Cell id="unseen" /> in en.mdx and zh.mdx, or remove the file and its transcript"`,
    );
  });
});

describe('controls', () => {
  const declared =
    "rttMs: slider({ label: { en: 'RTT', zh: '往返时间 RTT' }, unit: 'ms', min: 1, max: 400, value: 20 }),";
  const control = (text: string) => cell(declared, `${declared}\n    ${text}`);
  const runs = (text: string) => cell('  run: ({ rttMs }) =>', text);

  test('an end of a slider at which the cell throws', async () => {
    runs('  run: ({ rttMs }) => rttMs > 300 ? never() :');
    chapter.write(
      'cells/first-run.ts',
      `${chapter.read('cells/first-run.ts')}\nfunction never(): never {\n  throw new Error('no road there');\n}\n`,
    );
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"cells/first-run.ts:5:5  with rttMs = 400: does not run: no road there, at first-run.ts:26  mend run for it, or set a lower max: a reader can move the slider there"`,
    );
  });
  test('an end with a scenario that does not fit', async () => {
    cell('rttMs,\n', 'rttMs: rttMs < 2 ? -1 : rttMs,\n');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"cells/first-run.ts:5:5  with rttMs = 1: does not run: the result.scenario rttMs: found -1, at first-run.ts:10  allowed: a number from 0 to 60000, ms; mend run for it, or set a higher min: a reader can move the slider there"`,
    );
  });
  test('an option with a table that cannot be drawn', async () => {
    chapter.write(
      'cells/first-run.ts',
      `import { cell, select, table } from 'last-ack';

export default cell({
  parameters: {
    ends: select({ label: 'ends', options: ['soon', 'never'], value: 'soon' }),
  },
  run: ({ ends }) => table('How long', ['ms'], [[ends === 'soon' ? 20 : Infinity]]),
});
`,
    );
    expect(await faultAbout('ends = ')).toMatchInlineSnapshot(
      `"cells/first-run.ts:5:5  with ends = "never": does not run: the result.rows[0][0]: found Infinity, at first-run.ts:7  allowed: a finite number; mend run for it, or remove the option: a reader can choose it"`,
    );
  });
  test('a toggle that, switched, leaves nothing', async () => {
    control("sack: toggle({ label: 'SACK', value: true }),");
    cell('sleep, slider', 'sleep, slider, toggle');
    runs('  run: ({ rttMs, sack }) => !sack ? [] :');
    expect(await faultAbout('sack = ')).toMatchInlineSnapshot(
      `"cells/first-run.ts:6:5  with sack = false: run() returned an empty list  return a scenario, figure(…), againstRecording(…), table(…) or a list of them; mend run for it: a reader can switch it"`,
    );
  });
  test('an end at which the cell never ends; its other values are not asked for', async () => {
    runs('  run: ({ rttMs }) => (rttMs < 2 ? spin() : null) ??');
    chapter.write(
      'cells/first-run.ts',
      `${chapter.read('cells/first-run.ts')}\nfunction spin(): null {\n  for (;;);\n}\n`,
    );
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"cells/first-run.ts:5:5  with rttMs = 1: does not end: stopped after 2 s, at first-run.ts:26  look for a loop whose condition never becomes false; a cell takes milliseconds; mend run for it, or set a higher min: a reader can move the slider there"`,
    );
  });
  test('an end at which the simulator stops', async () => {
    cell(
      'send(100), sleep(500)',
      '...Array.from({ length: rttMs === 1 ? 30 : 1 }, () => send(10_000_000)), sleep(500)',
    );
    // With time enough: a run of so many events takes about a second.
    const { findings } = await examine(chapter.root, undefined, { seconds: 20 });
    expect(findings.map(formatFinding).find((line) => line.includes('rttMs = '))).toMatchInlineSnapshot(
      `"content/chapters/010-lost-once/cells/first-run.ts:5:5  with rttMs = 1: does not come to an end: the simulator stopped after 200000 events, at first-run.ts:7  send less, or shorten durationMs: of a run that was stopped no figure is true; mend run for it, or set a higher min: a reader can move the slider there"`,
    );
  });
  test('one that a cell has from another', async () => {
    chapter.write(
      'cells/second.ts',
      `import { cell } from 'last-ack';
import first from './first-run.ts';

export default cell({
  parameters: first.parameters,
  run: ({ rttMs }) => (rttMs === 400 ? [] : first.run({ rttMs })),
});
`,
    );
    expect(await faultAbout('rttMs = ')).toMatchInlineSnapshot(
      `"cells/first-run.ts:5:5  cell "second" with rttMs = 400: run() returned an empty list  return a scenario, figure(…), againstRecording(…), table(…) or a list of them; mend run for it, or set a lower max: a reader can move the slider there"`,
    );
  });
  test('a slider that begins where it cannot stand', async () => {
    cell('min: 1, max: 400, value: 20', 'min: 1, max: 400, step: 10, value: 20');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"cells/first-run.ts:5:5  rttMs begins at 20, where its slider cannot stand  write value: 21, or a min, max and step that have it"`,
    );
  });
  test('a slider whose ends are the wrong way round', async () => {
    cell('min: 1, max: 400', 'min: 400, max: 1');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"cells/first-run.ts:5:5  does not run: parameters.rttMs.max: found 1  allowed: more than min (400)"`,
    );
  });
});

describe('numbers in prose', () => {
  const after = 'Then let something run.';
  test('a time that only a run can know', async () => {
    en(after, 'The client is gone after 62.3 s.');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"en.mdx:8:26  "62.3 s" is a number about a run, typed by hand  read it from the run: <Fact of="first-run" is="client.livedMs" … />, or write arithmetic and inputs as \`code\`"`,
    );
  });
  test('a count, in digits or in words', async () => {
    en(after, 'Linux makes five retransmissions.\nIt asks 3 times.');
    expect(await chapter.faults()).toMatchInlineSnapshot(`
      [
        "en.mdx:8:13  "five retransmissions" is a number about a run, typed by hand  read it from the run: <Fact of="first-run" is="client.retransmissions" … />",
        "en.mdx:9:9  "3 times" is a number about a run, typed by hand  read it from the run: <Fact of="first-run" is="client.retransmissions" … />",
      ]
    `);
  });
  test('what goes in, constants and arithmetic may be typed', async () => {
    en(
      after,
      'With an RTT of 20 ms and a timer of 200 ms at least, `3 × 200 ms = 0.6 s`; three times the RTT is more.',
    );
    expect(await chapter.faults()).toEqual([]);
  });
});

describe('two languages', () => {
  test('one is missing', async () => {
    chapter.remove('zh.mdx');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"en.mdx:1:1  zh.mdx is missing beside it  copy it to zh.mdx and translate: every chapter is in English and Chinese"`,
    );
  });
  test('a heading is missing', async () => {
    chapter.change('zh.mdx', '## 发生了什么\n', '');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"zh.mdx:12:1  the heading "What happens" of en.mdx:10 is missing above this line  give both texts the same headings in the same order (en.mdx has 4 headings, zh.mdx 3); links find a place by its position"`,
    );
  });
  test('a cell is missing', async () => {
    chapter.change('zh.mdx', '<Cell id="first-run" />\n', '');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"en.mdx:21:1  <Cell> "first-run" is here and not in zh.mdx  write the same <Cell> there, or remove it here: both languages show and say the same"`,
    );
  });
  test('the translation is older than its source', async () => {
    chapter.write(
      'en.mdx',
      chapter.read('en.mdx').replace('Then let something run.', 'Then let a program run.'),
    );
    expect((await onlyFault())?.replaceAll(/[0-9a-f]{12}/g, 'HASH')).toMatchInlineSnapshot(
      `"zh.mdx:5:9  the translation is older than en.mdx (made from HASH, which is now HASH)  translate what changed, then run: npm run fix -- lost-once --translated"`,
    );
  });
  test('a change of layout makes no translation old', async () => {
    chapter.write('en.mdx', chapter.read('en.mdx').replace('ask it.\nThen', 'ask it.\n\n\nThen'));
    expect(await chapter.faults()).toEqual([]);
  });
});

describe('links and pictures', () => {
  const after = 'Then let something run.';
  test('a page that is none', async () => {
    en(after, 'See [the other chapter](/lost-onse/).');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"en.mdx:8:5  there is no page /lost-onse/  write "/lost-once/" (pages: /, /api/, /capture/, /conformance/, /glossary/, /lost-once/, /playground/)"`,
    );
  });
  test('an anchor that is none', async () => {
    en(after, 'See [what happens](#what-hapens).');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"en.mdx:8:5  /lost-once/ has no anchor #what-hapens  write #what-happens; anchors: cell-first-run, on-your-own-machine, what-happens, what-you-can-now-explain, where-this-is-written"`,
    );
  });
  test('a picture without words', async () => {
    en(after, '![](https://example.org/ladder.png)');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"en.mdx:8:1  the picture https://example.org/ladder.png has no alternative text  ![what it shows, in one sentence](…)"`,
    );
  });
  test('a link that says "here"', async () => {
    en(after, 'Read more [here](https://example.org/).');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"en.mdx:8:11  the link text "here" says nothing on its own  name the page it leads to: screen readers list links without their sentences"`,
    );
  });
});

describe('prose', () => {
  const after = 'Then let something run.';
  test('a word in no dictionary', async () => {
    en(after, 'The conection ends.');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"en.mdx:8:5  "conection" is in no dictionary  connection, confection, convection? A word of the field goes into tests/content/words.txt"`,
    );
  });
  test('a word that is not for a chapter', async () => {
    en(after, 'Simply let it run.');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"en.mdx:8:1  "Simply" is not for a chapter  remove it: what is easy for the writer may not be for the reader"`,
    );
  });
  test('a state spelled as in no RFC', async () => {
    en(after, 'It stays in FIN_WAIT_2.');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"en.mdx:8:13  "FIN_WAIT_2" is not how RFC 9293 spells the state  write FIN-WAIT-2, or <State name="…" />"`,
    );
  });
  test('a second h1', async () => {
    en('## What happens', '# What happens');
    chapter.change('zh.mdx', '## 发生了什么', '# 发生了什么');
    expect((await chapter.faults())[0]).toMatchInlineSnapshot(
      `"en.mdx:10:1  a page has one h1, and it is the title of the front matter  write ## What happens"`,
    );
  });
  test('a sentence that does not end', async () => {
    en(after, `It ${'goes on and '.repeat(15)}on.`);
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"en.mdx:8:1  a sentence of 47 words  divide it: 40 words at most"`,
    );
  });
  test('half-width punctuation in Chinese', async () => {
    chapter.change('zh.mdx', '然后让程序跑起来。', '然后,让程序跑起来。');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"zh.mdx:9:3  half-width "," in Chinese text  write ， (npm run fix does it)"`,
    );
  });
  test('a mark left behind', async () => {
    en(after, `${'TO'}${'DO'}: say more.`);
    expect((await chapter.faults()).at(-1)).toContain(
      'was left behind  finish it, or open an issue and remove the mark',
    );
  });
  test('a section every chapter ends with', async () => {
    en('## On your own machine', '## At home');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"en.mdx:35:1  the chapter lacks the section "On your own machine"  end with the sections "What you can now explain", "On your own machine", "Where this is written""`,
    );
  });
});
