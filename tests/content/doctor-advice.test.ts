/** Faults made on purpose whose message is worth its exact place and exact advice: what a contributor does next hangs on it. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { slugIn } from '../../src/chapter/build.ts';
import { examine } from '../../src/cli/doctor/examine.ts';
import { canBeFixed } from '../../src/cli/doctor/finding.ts';
import { applyFixes } from '../../src/cli/fix/apply-fixes.ts';
import { eachInAGoodChapter, path } from './chapter-fixture.ts';

const { chapter, faultAbout, onlyFault, faultsIn, en } = eachInAGoodChapter();
const after = 'Then let something run.';

describe('a text that cannot be read', () => {
  test.each([
    ['no front matter', /^---[\s\S]*?---\n/, '', 'en.mdx:1:1', 'begin the file with a line ---'],
    [
      'a front matter that does not end',
      /(description:.*\n)---\n/,
      '$1',
      'en.mdx:1:1',
      'put a line --- behind',
    ],
    ['a title with a colon', /title: .*/, 'title: Lost: once', 'en.mdx:2:8', 'stands in quotes'],
    ['a key that is there twice', /(title: .*)/, '$1\n$1', 'en.mdx:3:1', 'remove one'],
    ['a comment of HTML', after, '<!-- later -->', 'en.mdx:8:1', '{/* … */}'],
    ['an address in angle brackets', after, 'See <https://example.org/>.', 'en.mdx:8:', '[text](https://…)'],
    ['an element that HTML leaves open', after, 'One<br>two.', 'en.mdx:8:4', '<br />'],
    ['a merge that is not ended', after, '<<<<<<< HEAD\nThen.\n=======', 'en.mdx:8:1', 'end the merge: '],
    [
      'quotes of a word processor',
      'id="first-run" />',
      'id=“first-run” />',
      'en.mdx:21:1',
      'straight quotes',
    ],
    ['a code block that swallows the next', after, '```sh\nss -tan', 'en.mdx:8:1', 'three backticks'],
  ])('%s', async (_, from, to, place, right) => {
    chapter().write('en.mdx', chapter().read('en.mdx').replace(from, to));
    const faults = await faultsIn('en.mdx');
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(`${place}`);
    expect(faults[0]).toContain(right);
  });
});

describe('what would be lost', () => {
  test.each([
    ['en.md', 'rename it to en.mdx'],
    ['cells/second.js', 'rename it to cells/second.ts'],
    ['second.ts', 'rename it to cells/second.ts'],
    ['ladder.PNG', 'rename it to ladder.png'],
    ['notes.doc', 'remove it: a chapter is en.mdx, zh.mdx, '],
  ])('a file that nothing reads: %s', async (file, right) => {
    chapter().write(file, '');
    expect(await onlyFault()).toContain(`${file}:1:1  nothing reads this file  `);
    expect(await onlyFault()).toContain(right);
  });
  test('a text under a wrong name is not also missing', async () => {
    chapter().write('zh.md', chapter().read('zh.mdx'));
    chapter().remove('zh.mdx');
    expect(await onlyFault()).toContain('zh.md:1:1  nothing reads this file  rename it to zh.mdx');
  });
  test('words in a component that shows none, and none in one that shows them', async () => {
    en('<Cell id="first-run" />', '<Cell id="first-run">the run</Cell>');
    en('its timer', 'its <Term id="rto"></Term>');
    expect(await chapter().faults()).toMatchInlineSnapshot(`
      [
        "en.mdx:21:1  what stands in <Cell> is not shown  write <Cell … />, and the words before or behind it",
        "en.mdx:23:113  <Term> has no words  write <Term id="…">words</Term>",
      ]
    `);
  });
  test('sentences left in English', async () => {
    chapter().change('zh.mdx', '然后让程序跑起来。', 'Then let something run, it says.');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"zh.mdx:9:1  translation wanted: "Then let something run, it says." is not translated  write it in Chinese"`,
    );
  });
  test('line ends that Git made are no change of a transcript', async () => {
    const transcript = 'transcripts/first-run.txt';
    chapter().write(transcript, chapter().read(transcript).replaceAll('\n', '\r\n'));
    expect(await chapter().faults()).toEqual([]);
  });
  test('the list itself, when a cell ends the program', async () => {
    chapter().change(
      'cells/first-run.ts',
      'run: ({ rttMs }) =>',
      'run: ({ rttMs }) =>\n    (globalThis as unknown as { process: { exit(): undefined } }).process.exit() ??',
    );
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"cells/first-run.ts:8:44  ended the program that ran it  remove process.exit(), and whatever else ends a program: a cell returns"`,
    );
  });
});

test('a table of HTML is one fault, with the Markdown for it', async () => {
  en(after, '<table><tr><td>a</td></tr></table>');
  expect(await onlyFault()).toMatchInlineSnapshot(
    `"en.mdx:8:1  a table of HTML  write it in Markdown: | one | two |, and below it | --- | --- |"`,
  );
});

describe('counts in prose', () => {
  test.each([
    ['The client sends 3 FINs.', ['3 FINs', 'client.finSent']],
    ['The client sends three FINs.', ['three FINs', 'client.finSent']],
    ['It answers with 4 RSTs.', ['4 RSTs', 'NAME']],
    ['That makes 12 segments.', ['12 segments', 'segments']],
    ['That makes five segments.', ['five segments', 'segments']],
    ['It is asked by two probes.', ['two probes', 'client.probes']],
  ])('%s', async (sentence, [words, fact]) => {
    en(after, sentence);
    expect(await faultAbout('by hand')).toContain(`"${words}" is a number about a run`);
    expect(await faultAbout('by hand')).toContain(`is="${fact}"`);
  });
  test.each([
    ['一共 3 个 FIN。', '3 个 FIN'],
    ['一共三个 FIN。', '三个 FIN'],
    ['一共十二个报文。', '十二个报文'],
    ['一共 7 个报文。', '7 个报文'],
    ['它收到 2 个 RST。', '2 个 RST'],
  ])('%s', async (sentence, words) => {
    chapter().change('zh.mdx', '然后让程序跑起来。', sentence);
    expect(await faultAbout('by hand')).toContain(`"${words}" is a number about a run`);
  });
  test('what belongs to every close, and which one of them is meant, may be said in words', async () => {
    en(after, 'The two FINs and two ACKs of a close are four segments, and `3 FINs` is code.');
    chapter().change('zh.mdx', '然后让程序跑起来。', '两个 FIN、两个 ACK，共四个报文；第三个 FIN 是重传。');
    expect(await chapter().faults()).toEqual([]);
  });
  test('the fact that is suggested is of the cell above', async () => {
    chapter().write('cells/a-second.ts', chapter().read('cells/first-run.ts'));
    en('## What you can', '<Cell id="a-second" />\n\nIt takes 62.3 s.\n\n## What you can');
    expect(await faultAbout('by hand')).toContain('<Fact of="a-second" is="client.livedMs" … />');
  });
});

describe('two languages', () => {
  test('the heading that is missing is named, and where', async () => {
    chapter().change('zh.mdx', '## 现在你能解释\n', '');
    expect(await chapter().faults()).toMatchInlineSnapshot(`
      [
        "zh.mdx:27:1  the heading "What you can now explain" of en.mdx:25 is missing above this line  give both texts the same headings in the same order (en.mdx has 4 headings, zh.mdx 3); links find a place by its position",
      ]
    `);
  });
  test('so is one that the source lacks', async () => {
    chapter().change('zh.mdx', '## 现在你能解释\n', '## 多余的一节\n\n多余的话。\n\n## 现在你能解释\n');
    expect(await chapter().faults()).toMatchInlineSnapshot(`
      [
        "en.mdx:25:1  the heading "多余的一节" of zh.mdx:26 is missing above this line  give both texts the same headings in the same order (en.mdx has 4 headings, zh.mdx 5); links find a place by its position",
      ]
    `);
  });
  test('and one of another level', async () => {
    chapter().change('zh.mdx', '## 现在你能解释\n', '### 现在你能解释\n');
    expect(await chapter().faults()).toMatchInlineSnapshot(`
      [
        "zh.mdx:26:1  the heading "现在你能解释" has level 3 here, and "What you can now explain" in en.mdx:25 has level 2  give both texts the same headings in the same order (en.mdx has 4 headings, zh.mdx 4); links find a place by its position",
      ]
    `);
  });
});

test('a title and a heading left in English', async () => {
  chapter().change('zh.mdx', 'title: "丢一次"', 'title: Lost once');
  chapter().change('zh.mdx', '## 发生了什么', '## What happens');
  expect(await chapter().faults()).toMatchInlineSnapshot(`
    [
      "zh.mdx:2:8  translation wanted: "title" is not translated  write it in Chinese: the name of the chapter, in lists and as its h1",
      "zh.mdx:11:1  translation wanted: the heading "What happens" is not translated  write it in Chinese",
    ]
  `);
});

describe('the last sections', () => {
  test('one that is almost called so', async () => {
    en('## On your own machine', '## On your machine');
    expect(await faultAbout('lacks the section')).toMatchInlineSnapshot(
      `"en.mdx:29:1  the chapter lacks the section "On your own machine"; this is "## On your machine"  write ## On your own machine"`,
    );
  });
  test('one of another level', async () => {
    en('## On your own machine', '### On your own machine');
    expect(await faultAbout('lacks the section')).toMatchInlineSnapshot(
      `"en.mdx:29:1  the chapter lacks the section "On your own machine"; this is "### On your own machine"  write ## On your own machine"`,
    );
  });
  test('one by another name in Chinese', async () => {
    chapter().change('zh.mdx', '## 在你自己的机器上', '## 在自己的机器上');
    expect(await chapter().faults()).toMatchInlineSnapshot(`
      [
        "zh.mdx:30:1  the section "On your own machine" is called "在自己的机器上" here  write ## 在你自己的机器上, as in every chapter",
      ]
    `);
  });
});

describe('npm run fix', () => {
  test('mends a link to a page that is nearly there, and says which faults it can mend', async () => {
    en(after, 'See [the other chapter](/lost-onse/#what-happens) and [the rest](/elsewhere/).');
    const { findings } = await examine(chapter().root);
    expect(findings.map(canBeFixed)).toEqual([true, false]);
    applyFixes(findings, chapter().root);
    expect(chapter().read('en.mdx')).toContain('[the other chapter](/lost-once/#what-happens)');
  });
  test('offers to write a transcript, and cannot translate', async () => {
    chapter().remove('transcripts/first-run.txt');
    chapter().write('en.mdx', chapter().read('en.mdx').replace(after, 'Then let it run.'));
    const { findings } = await examine(chapter().root);
    expect(findings.map(canBeFixed)).toEqual([true, false]);
  });
  test('leaves no space behind a comma that it made full-width', async () => {
    chapter().change('zh.mdx', '然后让程序跑起来。', '然后, 让程序跑起来; 再看，好吗?');
    applyFixes((await examine(chapter().root)).findings, chapter().root);
    expect(chapter().read('zh.mdx')).toContain('然后，让程序跑起来；再看，好吗？');
  });
});

test('a chapter where a page of the site is already', async () => {
  cpSync(join(chapter().root, path), join(chapter().root, 'content/chapters/020-glossary'), {
    recursive: true,
  });
  expect(await faultAbout('/glossary/')).toMatchInlineSnapshot(
    `"content/chapters/020-glossary:1:1  /glossary/ is a page of the site already  give the folder another name: one of the two would never be seen"`,
  );
});

test.each([
  'lost-once',
  '010-lost-once',
  'content/chapters/010-lost-once/',
  '/x/content/chapters/010-lost-once/en.mdx',
])('a chapter is named by its address, its folder or a path: %s', (argument) =>
  expect(slugIn(argument)).toBe('lost-once'),
);

test('of a chapter named in part, the command says which was meant', async () => {
  await expect(examine(chapter().root, 'lost')).rejects.toThrowErrorMatchingInlineSnapshot(
    `[RangeError: There is no chapter "lost": did you mean lost-once? (chapters: lost-once)]`,
  );
});

test('a state is suggested in the spelling that was meant', async () => {
  en('<State name="FIN_WAIT1" />', '<State name="FIN-WAIT-3" />');
  expect(await onlyFault()).toContain('there is no state "FIN-WAIT-3"  write "FIN-WAIT-1" (');
});

test('a word that looks like a name belongs in code', async () => {
  en(after, 'It says EPIPX, and tcp_foo_barx is set.');
  expect(await chapter().faults()).toMatchInlineSnapshot(`
    [
      "en.mdx:8:9  "EPIPX" is in no dictionary  a name stands in \`code\`; a word of the field goes into tests/content/words.txt",
      "en.mdx:8:20  "tcp_foo_barx" is in no dictionary  a name stands in \`code\`; a word of the field goes into tests/content/words.txt",
    ]
  `);
});
