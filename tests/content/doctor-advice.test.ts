/** Faults made on purpose whose message is worth its exact place and exact advice: what a contributor does next hangs on it. */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Fixture, makeFixture, removeFixtures } from './chapter-fixture.ts';

let chapter: Fixture;
beforeEach(async () => {
  chapter = await makeFixture();
});
afterAll(removeFixtures);

/** The one fault that speaks of this. */
async function faultAbout(words: string): Promise<string | undefined> {
  const faults = (await chapter.faults()).filter((line) => line.includes(words));
  expect(faults.length, faults.join('\n')).toBe(1);
  return faults[0];
}
/** The faults of one file. */
const faultsIn = async (file: string) => (await chapter.faults()).filter((line) => line.startsWith(file));

const en = (from: string, to: string) => chapter.change('en.mdx', from, to);
const after = 'Then let something run.';

describe('cells', () => {
  test('a recording that is none is named where the cell names it', async () => {
    const recordings = 'tests/conformance/recordings';
    mkdirSync(join(chapter.root, recordings), { recursive: true });
    cpSync(
      join(recordings, 'finwait2-timeout-61.json'),
      join(chapter.root, recordings, 'finwait2-timeout-61.json'),
    );
    chapter.write(
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

describe('facts', () => {
  test('one without a value cannot stand in a text', async () => {
    en(after, 'The error is <Fact of="first-run" is="client.lastError" />.');
    expect(await faultAbout('cannot show')).toMatchInlineSnapshot(
      `"en.mdx:8:35  client.lastError of "first-run" is null in this run, which a text cannot show  read a fact that has a value there (not null, not below 0), or say it in words"`,
    );
  });
  test('nor can one below zero', async () => {
    chapter.change(
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
