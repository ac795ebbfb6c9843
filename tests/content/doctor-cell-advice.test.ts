/** As `doctor-advice.test.ts`, for what a cell does and what its text says of it. */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { differencesOfTranscripts } from '../../src/cli/doctor/transcript-differences.ts';
import { eachInAGoodChapter } from './chapter-fixture.ts';

const { chapter, faultAbout, onlyFault, faultsIn, en } = eachInAGoodChapter();
const after = 'Then let something run.';

describe('cells', () => {
  test('a recording that is none is named where the cell names it', async () => {
    const recordings = 'tests/conformance/recordings';
    mkdirSync(join(chapter().root, recordings), { recursive: true });
    cpSync(
      join(recordings, 'finwait2-timeout-61.json'),
      join(chapter().root, recordings, 'finwait2-timeout-61.json'),
    );
    chapter().write(
      'cells/first-run.ts',
      "import { againstRecording, cell } from 'last-ack';\n\nexport default cell({\n  run: () => againstRecording('finwait2-timeout-16'),\n});\n",
    );
    expect(await faultsIn('cells/')).toMatchInlineSnapshot(`
      [
        "cells/first-run.ts:4:32  there is no recording named "finwait2-timeout-16"  write "finwait2-timeout-61" (recordings: finwait2-timeout-61)",
      ]
    `);
  });
});

test('a promise that fails later belongs to the cell that made it', async () => {
  chapter().write(
    'cells/first-run.ts',
    `${chapter().read('cells/first-run.ts')}\nvoid Promise.reject(new Error('late'));\n`,
  );
  expect(await onlyFault()).toMatchInlineSnapshot(
    `"cells/first-run.ts:20:21  does not run: late  the line named is where it was thrown; npm run dev shows it beside the figure"`,
  );
});

test('a merge that is not ended, in a cell', async () => {
  chapter().change(
    'cells/first-run.ts',
    'rttMs,\n',
    '\n<<<<<<< HEAD\nrttMs,\n=======\nrttMs: 3,\n>>>>>>> main\n',
  );
  expect(await onlyFault()).toMatchInlineSnapshot(
    `"cells/first-run.ts:11:1  does not compile: Merge conflict marker encountered  end the merge: keep one of the two versions, and remove the lines of <, = and >"`,
  );
});

describe('what a cell may not do', () => {
  const cell = (from: string, to: string) => chapter().change('cells/first-run.ts', from, to);
  test('ask chance or the clock', async () => {
    cell('rttMs,\n', 'rttMs: rttMs + Math.random() + (Date.now() % 2),\n');
    expect(await chapter().faults()).toMatchInlineSnapshot(`
      [
        "cells/first-run.ts:10:24  Math.random is different each time  write the number here, or make it a control; for losses by chance a scenario has a seed",
        "cells/first-run.ts:10:41  Date.now is different each time  write the number here, or make it a control; for losses by chance a scenario has a seed",
      ]
    `);
  });
  test('print', async () => {
    cell('run: ({ rttMs }) =>', 'run: ({ rttMs }) => console.log(rttMs) ??');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"cells/first-run.ts:7:23  does not compile: Cannot find name 'console'  remove it: a cell computes and returns, it prints, waits and asks for nothing"`,
    );
  });
  test('lack what a call needs: the message names it, not the types', async () => {
    cell('        durationMs: 70_000,\n', '');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"cells/first-run.ts:9:7  does not compile: Property 'durationMs' is missing  add durationMs; the API page has each function with an example"`,
    );
  });
  test('say a word that is none of those allowed', async () => {
    cell('sleep(500), close()', "sleep(500), shutdown('write')");
    cell('sleep, slider', 'shutdown, sleep, slider');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"cells/first-run.ts:12:71  does not compile: Argument of type '"write"' is not assignable to parameter of type '"wr" | "rd" | "rdwr"'  write one of "wr", "rd", "rdwr""`,
    );
  });
  test('name a setting that is none', async () => {
    cell('client: {', "client: { sysctl: { 'net.ipv4.tcp_orphan_retry': 3 },");
    expect((await onlyFault())?.slice(0, 135)).toMatchInlineSnapshot(
      `"cells/first-run.ts:12:29  does not compile: 'net.ipv4.tcp_orphan_retry' is no known property  write "net.ipv4.tcp_orphan_retries" (sett"`,
    );
  });
});

describe('one fault at a time', () => {
  test('a cell whose syntax is wrong has no other fault', async () => {
    chapter().change('cells/first-run.ts', 'rules: [lose(', 'rulles: [lse(((');
    expect(await chapter().faults()).toMatchInlineSnapshot(`
      [
        "cells/first-run.ts:14:58  does not compile: ')' expected  look here and shortly before: a bracket, a comma or a quote is missing or too many",
      ]
    `);
  });
  test('what is not used is told when all else is right', async () => {
    chapter().change('cells/first-run.ts', "[lose('client'", "[loose('client'");
    expect(await chapter().faults()).toMatchInlineSnapshot(`
      [
        "cells/first-run.ts:14:17  does not compile: Cannot find name 'loose'. Did you mean 'lose'?  import { lose } from 'last-ack', and write lose",
      ]
    `);
  });
  test('while the English text has faults, the translation has one', async () => {
    const text = chapter().read('en.mdx').replace(after, 'The client lives for 62.3 s.');
    chapter().write('en.mdx', text.replace('is="client.rtoMs" as="ms"', 'is="client.rtoMs" as="s"'));
    const faults = await chapter().faults();
    expect(faults.map((fault) => fault.slice(0, 50))).toMatchInlineSnapshot(`
      [
        "en.mdx:8:22  "62.3 s" is a number about a run, typ",
        "zh.mdx:5:9  translation wanted: the translation is",
      ]
    `);
  });
  test('a misspelt source is no missing one', async () => {
    chapter().change('zh.mdx', 'source:', 'sorce:');
    expect(await chapter().faults()).toMatchInlineSnapshot(`
      [
        "zh.mdx:5:1  front matter has no key "sorce"  write "source" (zh.mdx may have title, question, description, source)",
      ]
    `);
  });
});

describe('facts', () => {
  test('one without a value cannot stand in a text', async () => {
    en(after, 'The error is <Fact of="first-run" is="client.lastError" />.');
    expect(await faultAbout('cannot show')).toMatchInlineSnapshot(
      `"en.mdx:8:35  client.lastError of "first-run" is null in this run, which a text cannot show  read a fact that has a value there (not null, not below 0), or say it in words"`,
    );
  });
  test('choices are numbers where the fact is one', async () => {
    en('choices={[1, 2, 3]}', "choices={['1', '2']}");
    expect(await faultAbout('choices')).toContain('write numbers without quotes: 2');
  });
  test('nor can one below zero', async () => {
    chapter().change(
      'cells/first-run.ts',
      '  run: (',
      '  facts: ({ rttMs }) => ({ left: 10 - rttMs }),\n  run: (',
    );
    en(after, 'There are <Fact of="first-run" is="left" as="ms" /> left.');
    expect(await faultAbout('cannot show')).toMatchInlineSnapshot(
      `"en.mdx:8:32  left of "first-run" is -10 in this run, which a text cannot show  read a fact that has a value there (not null, not below 0), or say it in words"`,
    );
  });
});

describe('transcripts', () => {
  test('lines are quoted from where they begin to differ', () => {
    const line = (end: string) => `The client calls close() at 521 ms and waits in FIN-WAIT-1 until ${end}\n`;
    expect(
      differencesOfTranscripts(line('its timer runs out.'), line('the server answers.')).words,
    ).toMatchInlineSnapshot(`
      [
        "1 line gone ("…waits in FIN-WAIT-1 until its timer runs out.")",
        "1 line new ("…waits in FIN-WAIT-1 until the server answers.")",
      ]
    `);
  });
});
