/** Faults whose place is not where they were noticed: the doctor names the line a contributor has to change. */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Fixture, makeFixture, removeFixtures } from './chapter-fixture.ts';

let chapter: Fixture;
beforeEach(async () => {
  chapter = await makeFixture();
});
afterAll(removeFixtures);

/** The faults of one file. */
const faultsIn = async (file: string) => (await chapter.faults()).filter((line) => line.startsWith(file));

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
