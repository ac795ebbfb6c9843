/**
 * `npm run fix [-- SLUG] [--all] [--translated]`: repairs what a program can. Format and sure repairs at once; a transcript
 * only when a person says yes to what changed, one by one, or `--all`. `--translated` says that zh.mdx now tells what en.mdx
 * tells. CI never fixes: it would hide what changed from the reviewer.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { type Chapter, readChapters, readGuide, slugIn } from '../chapter/build.ts';
import { examine } from './doctor/examine.ts';
import { isFault } from './doctor/finding.ts';
import { noChapter } from './doctor/nearest.ts';
import { sourceMark } from './doctor/source-of-translation.ts';
import { countOf, waiting } from './doctor/verdict.ts';
import { applyFixes } from './fix/apply-fixes.ts';
import { type Change, writeTranscripts } from './fix/transcripts.ts';
import { tool } from './tool.ts';

const usage = `Usage: npm run fix                          all chapters; asks about each transcript that changed
       npm run fix -- SLUG                  one chapter
       npm run fix -- [SLUG] --all          accepts all transcripts without asking
       npm run fix -- SLUG --translated     marks zh.mdx as made from the en.mdx of now`;

function stop(message: string, code = 2): never {
  console.error(message);
  process.exit(code);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { all: { type: 'boolean' }, translated: { type: 'boolean' }, help: { type: 'boolean' } },
    });
  } catch (error) {
    stop(`${(error as Error).message.split('\n')[0]}\n\n${usage}`);
  }
}

const { values, positionals } = readArguments();
if (values.help) {
  console.log(usage);
  process.exit(0);
}
if (positionals.length > 1) stop(`One chapter at a time, not ${positionals.join(', ')}.\n\n${usage}`);
if (process.env.CI) stop('CI never fixes: run npm run fix on your machine and commit what it writes.', 1);

const root = process.cwd();
const [slug] = positionals.map(slugIn);
/** Read anew each time: repairs change the files. */
const everything = (): Chapter[] => [...readChapters(root), ...readGuide(root)];
const read = (): Chapter[] => everything().filter((chapter) => slug === undefined || chapter.slug === slug);
if (slug !== undefined && read().length === 0) {
  const slugs = everything().map((chapter) => chapter.slug);
  stop(noChapter(slug, slugs));
}
if (values.translated && slug === undefined) stop(`--translated is for one chapter.\n\n${usage}`);

// 1. Sure repairs, and a line for each text of a cell that is to be translated.
const before = await examine(root, slug);
for (const finding of applyFixes(before.findings, root)) {
  console.log(`${finding.file}:${finding.line}  ${finding.fix!.found} → ${finding.fix!.write}`);
}
for (const { file, source } of before.completed) {
  writeFileSync(join(root, file), source);
  console.log(`${file}  has a line for each text that the cells say`);
}

// 2. Format.
const formatted = spawnSync(
  process.execPath,
  [tool('biome'), 'check', '--write', ...(slug ? read().map(({ path }) => path) : ['.'])],
  {
    encoding: 'utf8',
  },
);
if (formatted.status !== 0) console.log(formatted.stderr);

// 3. Transcripts.
const isPerson = Boolean(process.stdin.isTTY && process.stdout.isTTY);
const terminal = isPerson ? createInterface({ input: process.stdin, output: process.stdout }) : null;
const say = ({ file, kind, words }: Change) =>
  `${file}  ${kind}${words.length > 0 ? `: ${words.join('; ')}` : ''}`;
let rest = values.all ?? false;
async function accept(change: Change): Promise<boolean> {
  if (rest || change.kind === 'new') return true;
  if (!terminal) return false;
  const answer = await terminal.question(`${say(change)}\n  Is that meant? [y]es, [n]o, [a]ll of them: `);
  if (/^a/i.test(answer)) rest = true;
  return /^[ya]/i.test(answer);
}
const { written, refused } = await writeTranscripts(read(), root, accept);
terminal?.close();
for (const change of written) console.log(say(change));
for (const change of refused) console.log(`${say(change)}  (not accepted)`);
if (refused.length > 0 && !isPerson) console.log('To accept them without a terminal: npm run fix -- --all');

// 4. The mark of the translation, last: it is of the text as it now stands.
if (values.translated) {
  for (const { en, zh } of read()) {
    if (!en || !zh) continue;
    const mark = sourceMark(readFileSync(join(root, en.file), 'utf8'));
    const source = readFileSync(join(root, zh.file), 'utf8');
    const line = `source: "${mark}"`;
    const marked = /^source:.*$/m.test(source)
      ? source.replace(/^source:.*$/m, line)
      : source.replace(/\n---\n/, `\n${line}\n---\n`);
    if (marked !== source) {
      writeFileSync(join(root, zh.file), marked);
      console.log(`${zh.file}  ${line}`);
    }
  }
}

const { findings } = await examine(root, slug);
const left = findings.filter(isFault).length;
console.log(
  (left === 0
    ? 'No faults left.'
    : `${countOf(left, 'fault')} left for you: npm run doctor${slug ? ` -- ${slug}` : ''}`) +
    waiting(findings),
);
