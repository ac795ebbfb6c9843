/**
 * npm run --silent capture -- FILE…          one line a connection: who closed first, how it ended, when, and its waits
 * npm run --silent capture -- --json FILE…   the same as JSON; its shape is in CONTRIBUTING.md
 * `-` is standard input. Files are opened together, as the capture page opens them: two ends of one connection are joined.
 * Exit code 0: all read · 1: a file ends too soon or has lines that cannot be read, what can be read is told · 2: a file is no capture.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type CloseStory,
  captureFaultInWords,
  captureTrace,
  closeStory,
  lineFaultInWords,
  type NamedSource,
  openCaptures,
} from '../export/index.ts';
import { wordsOf } from '../words/build.ts';

const usage = 'npm run --silent capture -- [--json] FILE…, - is standard input';
const { capture: words, unread } = wordsOf('en');

const lineOf = (story: CloseStory): string => {
  const { closedFirst, endedMs, segments, waits } = story;
  const parts = [
    `${story.client} → ${story.server}`,
    closedFirst === null
      ? 'nobody closed'
      : closedFirst === 'both'
        ? 'both closed at once'
        : `${closedFirst} first`,
    words.endings[story.ended],
    endedMs === null ? 'no end' : `${endedMs} ms`,
    `${segments.retransmitted} retransmitted`,
    `${segments.lost} lost`,
    `${segments.resets} RST`,
  ];
  if (segments.unknown > 0) parts.push(words.unknown(segments.unknown));
  const named = waits.map((wait) => wait.code);
  if (named.length > 0) parts.push(named.join(' '));
  return parts.join(' · ');
};

const jsonOf = (story: CloseStory) => {
  const { client, server, closedFirst, ended, endedMs, segments, states, waits, settings } = story;
  const { seen, lost, retransmitted } = segments;
  return {
    client,
    server,
    closedFirst,
    ended,
    endedMs,
    segments: { seen, lost, retransmitted },
    states,
    waits,
    settings,
  };
};

const sourceOf = async (file: string, handle: FileHandle): Promise<NamedSource> => ({
  name: file,
  size: (await handle.stat()).size,
  read: async (offset, length) => {
    const bytes = new Uint8Array(length);
    const { bytesRead } = await handle.read(bytes, 0, length, offset);
    return bytes.subarray(0, bytesRead);
  },
});

const inMemory = (name: string, bytes: Uint8Array): NamedSource => ({
  name,
  size: bytes.length,
  read: async (offset, length) => bytes.subarray(offset, offset + length),
});

/** What comes out of a pipe comes once, in order: it is read whole. */
const standardInput = async (): Promise<NamedSource> => {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return inMemory('standard input', Buffer.concat(chunks));
};

async function main(args: string[]): Promise<number> {
  const complain = (line: string): boolean => process.stderr.write(`${line}\n`);
  let values: { json?: boolean; help?: boolean };
  let files: string[];
  try {
    const parsed = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' }, help: { type: 'boolean' } },
    });
    values = parsed.values;
    files = parsed.positionals;
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')) throw error;
    complain(`capture: ${(error as Error).message.split('. ')[0]}, allowed: ${usage}`);
    return 2;
  }
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  if (files.length === 0) {
    complain(`capture: found no file, allowed: ${usage}`);
    return 2;
  }
  let code = 0;
  const handles: FileHandle[] = [];
  const sources: NamedSource[] = [];
  for (const file of files) {
    try {
      if (file === '-') {
        sources.push(await standardInput());
        continue;
      }
      const handle = await open(file);
      handles.push(handle);
      const stat = await handle.stat();
      if (stat.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
      sources.push(stat.isFile() ? await sourceOf(file, handle) : inMemory(file, await handle.readFile()));
    } catch (error) {
      complain(`${file}: cannot be opened (${(error as NodeJS.ErrnoException).code})`);
      code = 2;
    }
  }
  const opened = await openCaptures(sources);
  for (const handle of handles) await handle.close();
  for (const { file, fault } of opened.refused) complain(`${file}: ${captureFaultInWords(fault, unread)}`);
  for (const { file, fault } of opened.truncated) complain(`${file}: ${captureFaultInWords(fault, unread)}`);
  for (const fault of opened.lines) complain(lineFaultInWords(fault, unread));
  for (const { kind, count } of opened.other) complain(`left out: ${count} × ${kind}`);
  if (opened.leftOut > 0) complain(`left out: ${opened.leftOut} packets of more connections than are held`);
  if (opened.refused.length > 0) code = 2;
  else if (code === 0 && opened.truncated.length + opened.lines.length > 0) code = 1;
  const stories = opened.found.map((one) => closeStory(one, captureTrace(one)));
  if (values.json) process.stdout.write(`${JSON.stringify({ connections: stories.map(jsonOf) }, null, 2)}\n`);
  else {
    for (const story of stories) process.stdout.write(`${lineOf(story)}\n`);
    if (stories.length === 0 && code === 0)
      complain(`${files.map((f) => basename(f)).join(', ')}: no TCP connection in it`);
  }
  return code;
}

process.exitCode = await main(process.argv.slice(2));
