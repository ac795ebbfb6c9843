/**
 * npm run --silent export -- --as KIND FILE.json     a scenario, a trace or a kernel recording as KIND, on standard output
 *   KIND: pcapng, lab (bash), packetdrill, ts, svg, png, csv
 * npm run --silent export -- --as ipynb CHAPTER      a chapter as a Jupyter notebook; CHAPTER is its slug or folder
 *   CHAPTER `all` with --out DIR: every chapter in both languages, DIR/SLUG.LANG.ipynb
 * --out FILE              writes there instead
 * --profile textbook|linux   overrides what a scenario says; svg also takes `both`: Linux, and the textbook behind it
 * --side client|server    pcapng: only that host's capture; packetdrill: the kernel under test
 * --theme light|dark      svg, png
 * --lang en|zh            svg, png, ipynb
 * Faults go to standard error, one a line, and the exit code is 2.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Chapter } from '../chapter/build.ts';
import { csv, labLacks, packetdrill, pcapng, scenarioSource, shellLab } from '../export/index.ts';
import type { Profile, Side } from '../sim/index.ts';
import { wordsOf } from '../words/build.ts';
import { type Lang, languages } from '../words/lang.ts';
import { BadInput, readTrace } from './export/read-trace.ts';

const KINDS = ['pcapng', 'lab', 'packetdrill', 'ts', 'svg', 'png', 'csv', 'ipynb'] as const;
type Kind = (typeof KINDS)[number];
const usage = `npm run --silent export -- --as ${KINDS.join('|')} FILE.json`;

const profileNames = (lang: Lang): Record<Profile, string> => ({
  linux: 'Linux',
  textbook: wordsOf(lang).tables.textbook.toLowerCase(),
});

interface Options {
  profile?: Profile | 'both';
  side?: Side;
  theme: 'light' | 'dark';
  lang: Lang;
}

const oneOf = <T extends string>(
  name: string,
  found: string | undefined,
  allowed: readonly T[],
): T | undefined => {
  if (found === undefined || (allowed as readonly string[]).includes(found)) return found as T | undefined;
  throw new BadInput(`${name}: found ${JSON.stringify(found)}, allowed: ${allowed.join(', ')}`);
};

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What draws, and what reads chapters, takes a while to load: only what is asked for does. */
const drawings = () => import('./export/drawn.ts');

/** Each chapter that `name` asks for, `first-fin-lost`, `030-first-fin-lost` or a path into its folder, and how it is written. */
const notebooksNamed = async (
  name: string | undefined,
): Promise<{ chapter: Chapter; write: (lang: Lang) => Promise<string> }[]> => {
  const { chapterNotebook, publishedAt, readChapters, siteAddress, slugIn } = await import(
    '../chapter/build.ts'
  );
  const site = siteAddress(publishedAt(process.env));
  const all = readChapters(root);
  const found = name === undefined ? all : all.filter(({ slug }) => slug === slugIn(name));
  if (found.length === 0)
    throw new BadInput(`${name}: found no such chapter, allowed: ${all.map(({ slug }) => slug).join(', ')}`);
  return found.map((chapter) => ({
    chapter,
    write: (lang) => chapterNotebook(root, chapter, lang, site),
  }));
};

const make = async (
  kind: Kind,
  file: string,
  { profile, side, theme, lang }: Options,
): Promise<string | Uint8Array> => {
  if (kind === 'ipynb') return (await notebooksNamed(file))[0]!.write(lang);
  if (profile === 'both') {
    if (kind !== 'svg')
      throw new BadInput('--profile: found "both", allowed: linux, textbook; both goes with --as svg');
    const [linux, textbook] = [readTrace(file, 'linux'), readTrace(file, 'textbook')];
    return (await drawings()).drawn(linux.trace, lang, theme, textbook.trace, [
      profileNames(lang).linux,
      profileNames(lang).textbook,
    ]);
  }
  const { scenario, trace } = readTrace(file, profile);
  switch (kind) {
    case 'pcapng':
      return pcapng(trace, side);
    case 'packetdrill':
      return packetdrill(trace, side);
    case 'csv':
      return csv(trace);
    case 'ts':
      return scenarioSource(scenario);
    case 'lab': {
      const lacks = labLacks(scenario);
      if (lacks) throw new BadInput(`${file}: there is no lab of it: ${lacks}`);
      try {
        return shellLab(scenario, { trace });
      } catch (error) {
        throw new BadInput(`${file}: no kernel can be told this: ${(error as Error).message}`);
      }
    }
    case 'svg':
      return (await drawings()).drawn(trace, lang, theme);
    case 'png':
      return (await drawings()).drawnPng(trace, lang, theme);
  }
};

const main = async (args: string[]): Promise<number> => {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        as: { type: 'string' },
        out: { type: 'string' },
        profile: { type: 'string' },
        side: { type: 'string' },
        theme: { type: 'string' },
        lang: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) {
      process.stdout.write(`${usage}\n`);
      return 0;
    }
    const kind = oneOf('--as', values.as, KINDS);
    if (!kind) throw new BadInput(`--as: found nothing, allowed: ${KINDS.join(', ')}`);
    if (positionals.length !== 1)
      throw new BadInput(`export: found ${positionals.length} files, allowed: one; ${usage}`);
    if (kind === 'ipynb' && positionals[0] === 'all') {
      if (values.out === undefined)
        throw new BadInput('--out: found nothing, allowed: a folder, for all chapters');
      mkdirSync(values.out, { recursive: true });
      for (const { chapter, write } of await notebooksNamed(undefined))
        for (const lang of languages)
          writeFileSync(join(values.out, `${chapter.slug}.${lang}.ipynb`), await write(lang));
      return 0;
    }
    const content = await make(kind, positionals[0]!, {
      profile: oneOf('--profile', values.profile, ['linux', 'textbook', 'both'] as const),
      side: oneOf('--side', values.side, ['client', 'server'] as const),
      theme: oneOf('--theme', values.theme, ['light', 'dark'] as const) ?? 'light',
      lang: oneOf('--lang', values.lang, languages) ?? 'en',
    });
    if (values.out !== undefined) {
      try {
        writeFileSync(values.out, content);
      } catch (error) {
        throw new BadInput(
          `--out: found ${values.out} (${(error as NodeJS.ErrnoException).code}), allowed: a file that can be written`,
        );
      }
    } else if (typeof content !== 'string' && process.stdout.isTTY)
      throw new BadInput(`export: ${kind} is not text for a terminal, allowed: --out FILE, or a pipe`);
    else process.stdout.write(content);
    return 0;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof BadInput) process.stderr.write(`${error.message}\n`);
    else if (String(code).startsWith('ERR_PARSE_ARGS'))
      process.stderr.write(`export: ${(error as Error).message.split('. ')[0]}, allowed: ${usage}\n`);
    else throw error;
    return 2;
  }
};

// A reader that stops early (head, less) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = await main(process.argv.slice(2));
