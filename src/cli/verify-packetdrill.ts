/**
 * npm run verify-packetdrill                runs the packetdrill scripts of every cell's first figure and of every kernel
 *                                           recording's scenario on this machine's kernel, once with each host under test
 * npm run verify-packetdrill -- FILE.json … these scenarios or recordings instead
 * --jobs N   so many scripts at once (4); --tries N   a script that does not pass runs again, by itself, up to N times in all
 *            (3: a busy machine is late, and the phase of the timer wheel differs each time); --seconds S   cut each scenario to
 *            S seconds (70)
 * packetdrill is the program PACKETDRILL names, else the one on PATH. Where it, root or Linux is missing this says so and
 * ends with 0; a script that fails ends with 1. A script is `late` when this machine and not the kernel under test missed a time.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chapterScenarios } from '../chapter/build.ts';
import { recordingNames, recordingsFolder } from '../chapter/recordings.ts';
import { kernelSettings, packetdrill } from '../export/index.ts';
import { type Scenario, type Side, simulate } from '../sim/index.ts';
import { readScenario } from './read-scenario.ts';
import { packetdrillCannotRun, runPacketdrill } from './run-packetdrill.ts';

interface Task {
  name: string;
  scenario: Scenario;
  side: Side;
  tries: number;
}

interface Named {
  name: string;
  scenario: Scenario;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The scenarios to run by name, or the faults of a file. */
const scenarios = async (files: string[]): Promise<Named[] | string[]> => {
  const found = files.length > 0 ? [] : await chapterScenarios(root, true);
  const from =
    files.length > 0
      ? files
      : recordingNames(root).map((name) => join(recordingsFolder(root), `${name}.json`));
  for (const file of from) {
    const read = readScenario(file);
    if ('faults' in read) return read.faults;
    found.push({ name: read.id, scenario: { id: read.id, ...read.scenario } });
  }
  return found;
};

const main = async (args: string[]): Promise<number> => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { jobs: { type: 'string' }, tries: { type: 'string' }, seconds: { type: 'string' } },
  });
  for (const [name, value] of Object.entries(values))
    if (!(Number(value) > 0)) {
      process.stderr.write(`--${name}: found ${JSON.stringify(value)}, allowed: a number above 0\n`);
      return 2;
    }
  const cannot = await packetdrillCannotRun();
  if (cannot) {
    process.stdout.write(`verify-packetdrill: skipped: ${cannot}.\n`);
    return 0;
  }
  const found = await scenarios(positionals);
  const faults = found.filter((one) => typeof one === 'string');
  if (faults.length > 0) {
    process.stderr.write(`${faults.join('\n')}\n`);
    return 2;
  }
  const most = Number(values.seconds ?? 70) * 1000;
  const count = { passes: 0, FAILS: 0, late: 0, skipped: 0 };
  const tasks: Task[] = [];
  for (const { name, scenario } of found as Named[])
    for (const side of ['client', 'server'] as const) {
      const cut: Scenario = {
        ...scenario,
        profile: 'linux',
        durationMs: Math.min(scenario.durationMs, most),
      };
      const [wide] = kernelSettings(cut, side, {}).machineWide;
      if (!wide) tasks.push({ name: `${name} ${side}`, scenario: cut, side, tries: 0 });
      else {
        count.skipped++;
        process.stdout.write(`skipped ${name} ${side}: no network namespace has ${wide[0]}\n`);
      }
    }
  const tries = Number(values.tries ?? 3);
  const again: Task[] = [];
  const runAll = async (queue: Task[]): Promise<void> => {
    for (let task = queue.shift(); task; task = queue.shift()) {
      const script = packetdrill(simulate(task.scenario), task.side);
      const outcome = await runPacketdrill(script, task.scenario.durationMs + 60_000);
      task.tries++;
      if (outcome.verdict !== 'passes' && task.tries < tries) {
        again.push(task);
        continue;
      }
      count[outcome.verdict]++;
      const tried = task.tries > 1 ? ` (try ${task.tries})` : '';
      const said = outcome.verdict === 'passes' ? '' : `: ${outcome.said}`;
      process.stdout.write(`${outcome.verdict.padEnd(7)} ${task.name}${tried}${said}\n`);
    }
  };
  await Promise.all(Array.from({ length: Number(values.jobs ?? 4) }, () => runAll(tasks)));
  // What did not pass runs again, by itself: beside others a script is judged by the machine's load.
  while (again.length > 0) await runAll(again.splice(0));
  const left = [
    count.late && `${count.late} say nothing, since this machine was too late with what it injects`,
    count.skipped && `${count.skipped} skipped`,
  ].filter(Boolean);
  process.stdout.write(
    `verify-packetdrill: ${count.passes} of ${count.passes + count.FAILS} scripts passed on this kernel${left.map((one) => `; ${one}`).join('')}.\n`,
  );
  return count.FAILS > 0 ? 1 : 0;
};

process.exitCode = await main(process.argv.slice(2));
