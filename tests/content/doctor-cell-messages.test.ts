/** As `doctor-messages.test.ts`, for what is wrong in a cell: its code, its output, its controls. */
import { describe, expect, test } from 'vitest';
import { examine } from '../../src/cli/doctor/examine.ts';
import { formatFinding } from '../../src/cli/doctor/finding.ts';
import { eachInAGoodChapter } from './chapter-fixture.ts';

const { chapter, faultAbout, onlyFault, cell } = eachInAGoodChapter();

describe('cells', () => {
  test('one that does not compile', async () => {
    cell("rules: [lose('client'", "rules: [loose('client'");
    expect(await faultAbout('loose')).toMatchInlineSnapshot(
      `"cells/first-run.ts:14:17  does not compile: Cannot find name 'loose'. Did you mean 'lose'?  import { lose } from 'last-ack', and write lose"`,
    );
  });
  test('a type that does not fit', async () => {
    cell('durationMs: 70_000', "durationMs: 'long'");
    expect((await chapter().faults())[0]).toMatchInlineSnapshot(
      `"cells/first-run.ts:11:9  does not compile: Type 'string' is not assignable to type 'number'  give a value of the type it names; the API page has each function with an example"`,
    );
  });
  test('an import that a cell may not have', async () => {
    cell('export default', "import 'node:fs';\n\nexport default");
    expect((await chapter().faults())[0]).toMatchInlineSnapshot(
      `"cells/first-run.ts:3:8  a cell may not import "node:fs"  import from 'last-ack' or a cell further up the page ('./CELL.ts')"`,
    );
  });
  test('one that throws names the line', async () => {
    cell('  run: ({ rttMs }) =>', '  run: ({ rttMs }) => rttMs > 0 ? never() :');
    chapter().write(
      'cells/first-run.ts',
      `${chapter().read('cells/first-run.ts')}\nfunction never(): never {\n  throw new Error('no road there');\n}\n`,
    );
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"cells/first-run.ts:21:9  does not run: no road there  the line named is where it was thrown; npm run dev shows it beside the figure"`,
    );
  });
  test('one that never ends is stopped', async () => {
    cell('  run: ({ rttMs }) =>', '  run: ({ rttMs }) => spin() ??');
    chapter().write(
      'cells/first-run.ts',
      `${chapter().read('cells/first-run.ts')}\nfunction spin(): undefined {\n  for (;;);\n}\n`,
    );
    expect((await chapter().faults()).filter((line) => line.includes('end'))).toMatchInlineSnapshot(`
      [
        "cells/first-run.ts:21:3  does not end: stopped after 2 s  look for a loop whose condition never becomes false; a cell takes milliseconds",
      ]
    `);
  });
  test('one that returns nothing', async () => {
    chapter().write(
      'cells/first-run.ts',
      "import { cell } from 'last-ack';\n\nexport default cell({ run: () => [] });\n",
    );
    expect((await chapter().faults())[0]).toMatchInlineSnapshot(
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
    chapter().remove('transcripts/first-run.txt');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"cells/first-run.ts:1:1  has no transcript (transcripts/first-run.txt)  read what it does and keep it: npm run fix -- lost-once"`,
    );
  });
  test('a transcript out of date says what changed', async () => {
    cell('nth: [1] }', 'nth: [1, 2] }');
    expect((await chapter().faults()).find((line) => line.includes('transcripts/'))).toMatchInlineSnapshot(
      `"transcripts/first-run.txt:6:1  the transcript is out of date: Linux 6.18 client.retransmissions was 1, is 2; Linux 6.18 client.rtoRetransmissions was 0, is 1; Linux 6.18 client.finSent was 2, is 3; Linux 6.18 client.inState.FIN_WAIT1 was 245.85, is 473.85; and 21 other facts; 46 lines gone ("…the client's FIN is sent 2 times, lost once; the server's FIN arrives;…"); 54 lines new ("…the client's FIN is sent 3 times, lost 2 times; the server's FIN arriv…")  if that is meant, accept it: npm run fix -- lost-once"`,
    );
  });
  test('a transcript without a cell', async () => {
    chapter().write('transcripts/gone.txt', 'cell gone\n');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"transcripts/gone.txt:1:1  the transcript belongs to no cell  npm run fix -- lost-once removes it"`,
    );
  });
  test('one that no text shows', async () => {
    chapter().write('cells/unseen.ts', chapter().read('cells/first-run.ts'));
    expect(await faultAbout('no text shows')).toMatchInlineSnapshot(
      `"cells/unseen.ts:1:1  no text shows cell "unseen"  write <Cell id="unseen" /> in en.mdx and zh.mdx, or remove the file and its transcript"`,
    );
  });
});

describe('controls', () => {
  const declared = "rttMs: slider({ label: 'RTT', unit: 'ms', min: 1, max: 400, value: 20 }),";
  const control = (text: string) => cell(declared, `${declared}\n    ${text}`);
  const runs = (text: string) => cell('  run: ({ rttMs }) =>', text);

  test('an end of a slider at which the cell throws', async () => {
    runs('  run: ({ rttMs }) => rttMs > 300 ? never() :');
    chapter().write(
      'cells/first-run.ts',
      `${chapter().read('cells/first-run.ts')}\nfunction never(): never {\n  throw new Error('no road there');\n}\n`,
    );
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"cells/first-run.ts:5:5  with rttMs = 400: does not run: no road there, at first-run.ts:21  mend run for it, or set a lower max: a reader can move the slider there"`,
    );
  });
  test('an end with a scenario that does not fit', async () => {
    cell('rttMs,\n', 'rttMs: rttMs < 2 ? -1 : rttMs,\n');
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"cells/first-run.ts:5:5  with rttMs = 1: does not run: the result.scenario rttMs: found -1, at first-run.ts:10  allowed: a number from 0 to 60000, ms; mend run for it, or set a higher min: a reader can move the slider there"`,
    );
  });
  test('an option with a table that cannot be drawn', async () => {
    chapter().write(
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
    chapter().write(
      'cells/first-run.ts',
      `${chapter().read('cells/first-run.ts')}\nfunction spin(): null {\n  for (;;);\n}\n`,
    );
    expect(await onlyFault()).toMatchInlineSnapshot(
      `"cells/first-run.ts:5:5  with rttMs = 1: does not end: stopped after 2 s, at first-run.ts:21  look for a loop whose condition never becomes false; a cell takes milliseconds; mend run for it, or set a higher min: a reader can move the slider there"`,
    );
  });
  test('an end at which the simulator stops', async () => {
    cell(
      'send(100), sleep(500)',
      '...Array.from({ length: rttMs === 1 ? 30 : 1 }, () => send(10_000_000)), sleep(500)',
    );
    // With time enough: a run of so many events takes about a second.
    const { findings } = await examine(chapter().root, undefined, { seconds: 20 });
    expect(findings.map(formatFinding).find((line) => line.includes('rttMs = '))).toMatchInlineSnapshot(
      `"content/chapters/010-lost-once/cells/first-run.ts:5:5  with rttMs = 1: does not come to an end: the simulator stopped after 20000 events, at first-run.ts:7  send less, or shorten durationMs: of a run that was stopped no figure is true; mend run for it, or set a higher min: a reader can move the slider there"`,
    );
  });
  test('one that a cell has from another', async () => {
    chapter().write(
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
