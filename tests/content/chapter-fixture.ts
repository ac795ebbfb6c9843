/** Small chapters in a folder of their own: a good one to begin with, and one change to it for each fault. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, expect } from 'vitest';
import { readChapter } from '../../src/chapter/build.ts';
import { examine } from '../../src/cli/doctor/examine.ts';
import { type Finding, formatFinding } from '../../src/cli/doctor/finding.ts';
import { sourceMark } from '../../src/cli/doctor/source-of-translation.ts';
import { writeTranscripts } from '../../src/cli/fix/transcripts.ts';
import { chapterTemplate } from '../../src/cli/new-chapter/chapter-template.ts';

export const folder = '010-lost-once';
export const path = `content/chapters/${folder}`;

let home: string | undefined;
/** The folder of all fixtures of a file of tests. */
const shared = (): string => {
  home ??= mkdtempSync(join(tmpdir(), 'last-ack-doctor-'));
  return home;
};

export interface Fixture {
  root: string;
  read: (file: string) => string;
  /** Writes a file of the chapter. */
  write: (file: string, text: string) => void;
  /** Replaces a text that must be there, in a file of the chapter. The translation's mark follows en.mdx. */
  change: (file: string, from: string, to: string) => void;
  remove: (file: string) => void;
  /** Gives a text of the chapter's cells its Chinese. */
  translate: (text: string, chinese: string) => void;
  findings: () => Promise<Finding[]>;
  /** The doctor's lines. */
  faults: () => Promise<string[]>;
  /** The only line that speaks of this: of anything, without words. Fails where there are others or none. */
  faultAbout: (words?: string) => Promise<string | undefined>;
}

let kept: string | undefined;

/** A good chapter with its transcript; made once, then copied. */
async function goodChapter(): Promise<string> {
  if (kept) return kept;
  const root = join(shared(), 'good');
  for (const [file, text] of Object.entries(chapterTemplate('Lost once', '丢一次'))) {
    mkdirSync(dirname(join(root, path, file)), { recursive: true });
    writeFileSync(join(root, path, file), text);
  }
  mkdirSync(join(root, 'tests/content'), { recursive: true });
  cpSync('tests/content/words.txt', join(root, 'tests/content/words.txt'));
  await writeTranscripts([readChapter(root, folder)], root, () => true);
  kept = root;
  return root;
}

export async function makeFixture(): Promise<Fixture> {
  const root = mkdtempSync(join(shared(), 'chapter-'));
  cpSync(await goodChapter(), root, { recursive: true });
  const at = (file: string) => join(root, path, file);
  const read = (file: string) => readFileSync(at(file), 'utf8');
  const write = (file: string, text: string) => {
    mkdirSync(dirname(at(file)), { recursive: true });
    writeFileSync(at(file), text);
  };
  const findings = async () =>
    (await examine(root, undefined, { cache: join(shared(), 'cache'), seconds: 2 })).findings;
  const faults = async () =>
    (await findings()).map(formatFinding).map((line) => line.replaceAll(`${path}/`, ''));
  return {
    root,
    read,
    write,
    remove: (file) => rmSync(at(file)),
    translate: (text, chinese) =>
      write(
        'zh.words.json',
        JSON.stringify({ ...JSON.parse(read('zh.words.json')), [text]: chinese }, null, 2),
      ),
    change(file, from, to) {
      const text = read(file);
      if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`);
      write(file, text.replace(from, to));
      if (file === 'en.mdx') {
        write('zh.mdx', read('zh.mdx').replace(/^source: .*$/m, `source: "${sourceMark(read('en.mdx'))}"`));
      }
    },
    findings,
    faults,
    async faultAbout(words = '') {
      const found = (await faults()).filter((line) => line.includes(words));
      expect(found.length, found.join('\n')).toBe(1);
      return found[0];
    },
  };
}

export const removeFixtures = (): void => {
  if (home) rmSync(home, { recursive: true, force: true });
  home = undefined;
  kept = undefined;
};

/** For a file of tests that each begin with a good chapter: that chapter, and what is asked of it most often. */
export const eachInAGoodChapter = () => {
  let now: Fixture;
  beforeEach(async () => {
    now = await makeFixture();
  });
  afterAll(removeFixtures);
  return {
    /** The chapter of the test that runs. */
    chapter: () => now,
    /** The one fault that speaks of this. */
    faultAbout: (words: string) => now.faultAbout(words),
    /** The only fault there is. */
    onlyFault: () => now.faultAbout(),
    /** The faults of one file. */
    faultsIn: async (file: string) => (await now.faults()).filter((line) => line.startsWith(file)),
    /** Replaces a text of the English chapter, or of its first cell. */
    en: (from: string, to: string) => now.change('en.mdx', from, to),
    cell: (from: string, to: string) => now.change('cells/first-run.ts', from, to),
  };
};
