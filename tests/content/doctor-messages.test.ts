/** Each kind of fault, made on purpose in a good chapter: the words a contributor reads are the expected value. */
import { describe, expect, test } from 'vitest';
import { eachInAGoodChapter } from './chapter-fixture.ts';

const { chapter, faultAbout, onlyFault, en } = eachInAGoodChapter();

test('a new chapter has none', async () => {
  expect(await chapter().faults()).toEqual([]);
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
    expect((await chapter().faults())[0]).toMatchInlineSnapshot(
      `"en.mdx:4:129  cannot be read: front matter, Missing closing "quote  write a line for each key: title: "…""`,
    );
  });
});

describe('components', () => {
  test('one that is not there', async () => {
    en('<State name="FIN_WAIT1" />', '<Stat name="FIN_WAIT1" />');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"en.mdx:23:21  there is no component <Stat>  write <State> (components: Cell, Fact, Predict, State, Setting, Term, Exercise, Hint; HTML: a, abbr, br, details, img, kbd, sub, summary, sup)"`,
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
    expect(await chapter().faults()).toMatchInlineSnapshot(`
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
    expect(await chapter().faults()).toMatchInlineSnapshot(`
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
    expect(await chapter().faults()).toEqual([]);
  });
});

describe('two languages', () => {
  test('one is missing', async () => {
    chapter().remove('zh.mdx');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"en.mdx:1:1  translation wanted: zh.mdx is missing beside it  copy it to zh.mdx and translate: every chapter is in English and Chinese"`,
    );
  });
  test('a heading is missing', async () => {
    chapter().change('zh.mdx', '## 发生了什么\n', '');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"zh.mdx:12:1  the heading "What happens" of en.mdx:10 is missing above this line  give both texts the same headings in the same order (en.mdx has 4 headings, zh.mdx 3); links find a place by its position"`,
    );
  });
  test('a cell is missing', async () => {
    chapter().change('zh.mdx', '<Cell id="first-run" />\n', '');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"en.mdx:21:1  <Cell> "first-run" is here and not in zh.mdx  write the same <Cell> there, or remove it here: both languages show and say the same"`,
    );
  });
  test('the translation is older than its source', async () => {
    chapter().write(
      'en.mdx',
      chapter().read('en.mdx').replace('Then let something run.', 'Then let a program run.'),
    );
    expect((await onlyFault())?.replaceAll(/[0-9a-f]{12}/g, 'HASH')).toMatchInlineSnapshot(
      `"zh.mdx:5:9  translation wanted: the translation is older than en.mdx (made from HASH, which is now HASH)  translate what changed, then run: npm run fix -- lost-once --translated"`,
    );
  });
  test('a change of layout makes no translation old', async () => {
    chapter().write('en.mdx', chapter().read('en.mdx').replace('ask it.\nThen', 'ask it.\n\n\nThen'));
    expect(await chapter().faults()).toEqual([]);
  });
});

describe('links and pictures', () => {
  const after = 'Then let something run.';
  test('a page that is none', async () => {
    en(after, 'See [the other chapter](/lost-onse/).');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"en.mdx:8:5  there is no page /lost-onse/  write "/lost-once/" (pages: /, /api/, /capture/, /conformance/, /diagnose/, /exercises/, /glossary/, /guide/, /lost-once/, /playground/, /your-language/)"`,
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
    chapter().change('zh.mdx', '## 发生了什么', '# 发生了什么');
    expect((await chapter().faults())[0]).toMatchInlineSnapshot(
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
    chapter().change('zh.mdx', '然后让程序跑起来。', '然后,让程序跑起来。');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"zh.mdx:9:3  half-width "," in Chinese text  write ， (npm run fix does it)"`,
    );
  });
  test('a mark left behind', async () => {
    en(after, `${'TO'}${'DO'}: say more.`);
    expect((await chapter().faults()).at(-1)).toContain(
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
