/**
 * npm run --silent simulate -- FILE.json               the trace of one scenario, as JSON on standard output
 * npm run --silent simulate -- --out DIR FILE.json …   DIR/ID.json for each; ID is the scenario's id or the file's name
 * --profile textbook|linux                              overrides what the files say
 * A file is a scenario or a kernel recording. Settings that change nothing are named on standard error. Faults go to standard error, one a line, and the exit code is 2.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { idleSettings, type Profile, simulate } from '../sim/index.ts';
import { noteAtHand } from '../words/index.ts';
import { formatTrace } from './format-trace.ts';
import { readScenario } from './read-scenario.ts';

const usage = 'npm run --silent simulate -- [--profile textbook|linux] [--out DIR] FILE.json …';
const profiles: readonly string[] = ['textbook', 'linux'];

function main(args: string[]): number {
  const faults: string[] = [];
  const complain = (line: string): number => faults.push(line);
  try {
    const { values, positionals: files } = parseArgs({
      args,
      allowPositionals: true,
      options: { out: { type: 'string' }, profile: { type: 'string' }, help: { type: 'boolean' } },
    });
    const { out, profile } = values;
    if (values.help) process.stdout.write(`${usage}\n`);
    else if (profile !== undefined && !profiles.includes(profile)) {
      complain(`--profile: found ${JSON.stringify(profile)}, allowed: textbook, linux`);
    } else if (files.length === 0) complain(`simulate: found no file, allowed: ${usage}`);
    else if (files.length > 1 && out === undefined) {
      complain(`simulate: found ${files.length} files, allowed: one, or several with --out DIR`);
    } else run(files, out, profile as Profile | undefined, complain);
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')) throw error;
    complain(`simulate: ${(error as Error).message.split('. ')[0]}, allowed: ${usage}`);
  }
  for (const line of faults) process.stderr.write(`${line}\n`);
  return faults.length ? 2 : 0;
}

/** Good files are simulated even where others are at fault. */
function run(
  files: string[],
  out: string | undefined,
  profile: Profile | undefined,
  complain: (line: string) => void,
): void {
  const written = new Map<string, string>();
  for (const file of files) {
    const read = readScenario(file);
    if ('faults' in read) {
      for (const fault of read.faults) complain(fault);
      continue;
    }
    for (const { side, name, why } of idleSettings(read.scenario))
      process.stderr.write(`${file}: ${side}.sysctl: ${noteAtHand('en').noEffect(name, why)}\n`);
    const trace = formatTrace(simulate(profile ? { ...read.scenario, profile } : read.scenario));
    if (out === undefined) {
      process.stdout.write(trace);
      continue;
    }
    const target = join(out, `${read.id}.json`);
    const before = written.get(target);
    if (before !== undefined) {
      complain(
        `${file}: id: found ${JSON.stringify(read.id)}, allowed: an id of its own; ${before} has it already`,
      );
      continue;
    }
    try {
      mkdirSync(out, { recursive: true });
      writeFileSync(target, trace);
      written.set(target, file);
    } catch (error) {
      complain(
        `--out: found ${target} (${(error as NodeJS.ErrnoException).code}), allowed: a folder that can be written`,
      );
    }
  }
}

process.exitCode = main(process.argv.slice(2));
