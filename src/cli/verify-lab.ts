/**
 * npm run verify-lab                runs the lab of each chapter's first figure on this machine's kernel and holds the result
 *                                   against the simulator by the matching rule (sim's matchTraces)
 * npm run verify-lab -- --all       every cell's first figure
 * npm run verify-lab -- --veth      also labs over veth and nftables, at the RTT this machine's veth has
 * npm run verify-lab -- SCENARIO.json …   these instead
 * --tries N   runs a lab that differs again, up to N times in all (2): a busy machine delays programs by more than the rule
 *             allows; the line says which try it was
 * --jobs N   so many labs at once (1: labs side by side make each other late); --seconds S   cut each scenario to S seconds (70: TIME-WAIT and
 *             tcp_fin_timeout take 60, and some scenarios would last an hour); --link veth|relay
 * Where no lab can run it says why and ends with 0; a difference ends with 1.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { type Cell, defaultValues, type Output } from '../notebook/index.ts';
import { matchTraces, type Scenario, scenarioOfRecording, simulate } from '../sim/index.ts';
import { readScenario } from './read-scenario.ts';
import { LATE_MS, labCannotRun, lateMs, runLab } from './run-lab.ts';

const chapters = fileURLToPath(new URL('../../content/chapters/', import.meta.url));

interface Task {
  name: string;
  scenario: Scenario;
}

const scenarioOf = (output: Output): Scenario | null =>
  'kind' in output ? (output.kind === 'figure' ? output.scenario : null) : output;

/** The first scenario of each cell, in the order of the chapter's text; with `all` of every cell, else of the first. */
const tasksOfChapters = async (all: boolean): Promise<Task[]> => {
  const tasks: Task[] = [];
  for (const folder of readdirSync(chapters).sort()) {
    const text = readFileSync(join(chapters, folder, 'en.mdx'), 'utf8');
    for (const [, id] of text.matchAll(/<Cell\b[^>]*\bid="([\w-]+)"/g)) {
      const cell: Cell = (await import(pathToFileURL(join(chapters, folder, 'cells', `${id}.ts`)).href))
        .default;
      const result = cell.run(defaultValues(cell.parameters) as never);
      const scenario = (Array.isArray(result) ? result : [result]).map(scenarioOf).find((s) => s !== null);
      if (!scenario) continue;
      tasks.push({ name: `${folder}/${id}`, scenario: { ...scenario, profile: 'linux' } });
      if (!all) break;
    }
  }
  return tasks;
};

/** Runs one lab and says in lines what came of it. */
const verify = async (
  { name, scenario }: Task,
  link?: 'veth' | 'relay',
): Promise<{ ok: boolean; lines: string[] }> => {
  try {
    const lab = await runLab(scenario, { trace: simulate(scenario), ...(link ? { link } : {}) });
    const { recording } = lab;
    lab.remove();
    // The kernel's own clock is told to the simulator, as with the committed recordings.
    const own = scenarioOfRecording(recording);
    if (own.jiffiesAtZero === null) delete own.jiffiesAtZero;
    const match = matchTraces(recording, simulate({ ...own, profile: 'linux' }));
    const largest = match.largestMs === null ? '' : `, largest time error ${match.largestMs.toFixed(1)} ms`;
    const head = `${match.matches ? 'matches ' : 'DIFFERS '} ${name}: ${recording.segments.length} segments${largest}`;
    const late = lateMs(recording);
    const busy =
      match.matches || late < LATE_MS
        ? []
        : [`(the link was up to ${late.toFixed(1)} ms late: this machine is busy)`];
    return {
      ok: match.matches,
      lines: [
        head,
        ...[...match.differences.slice(0, 8).map((d) => d.sentence), ...busy].map((l) => `         ${l}`),
      ],
    };
  } catch (error) {
    return { ok: false, lines: [`FAILED   ${name}: ${(error as Error).message}`] };
  }
};

const main = async (args: string[]): Promise<number> => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      all: { type: 'boolean' },
      veth: { type: 'boolean' },
      jobs: { type: 'string' },
      seconds: { type: 'string' },
      tries: { type: 'string' },
      link: { type: 'string' },
    },
  });
  const { link } = values;
  if (link !== undefined && link !== 'veth' && link !== 'relay') {
    process.stderr.write(`--link: found ${JSON.stringify(link)}, allowed: veth, relay\n`);
    return 2;
  }
  for (const name of ['seconds', 'tries', 'jobs'] as const)
    if (values[name] !== undefined && !(Number(values[name]) > 0)) {
      process.stderr.write(`--${name}: found ${JSON.stringify(values[name])}, allowed: a number above 0\n`);
      return 2;
    }
  const cannot = await labCannotRun();
  if (cannot) {
    process.stdout.write(`verify-lab: skipped: ${cannot}.\n`);
    return 0;
  }
  const tasks: Task[] = [];
  for (const file of positionals) {
    const read = readScenario(file);
    if ('faults' in read) {
      process.stderr.write(`${read.faults.join('\n')}\n`);
      return 2;
    }
    tasks.push({ name: read.id, scenario: { id: read.id, ...read.scenario } });
  }
  if (positionals.length === 0) tasks.push(...(await tasksOfChapters(values.all ?? false)));
  const most = Number(values.seconds ?? 70) * 1000;
  const queue = tasks.map((task) => ({
    ...task,
    scenario: { ...task.scenario, durationMs: Math.min(task.scenario.durationMs, most) },
    link: link as 'veth' | 'relay' | undefined,
  }));
  if (values.veth)
    // No delay is asked of netem here, so these run on every kernel with nftables.
    queue.push(
      ...queue.map((task) => ({
        ...task,
        name: `${task.name} (veth, nftables)`,
        scenario: { ...task.scenario, rttMs: 0.1 },
        link: 'veth' as const,
      })),
    );
  let failed = 0;
  const total = queue.length;
  const worker = async (): Promise<void> => {
    for (let task = queue.shift(); task; task = queue.shift()) {
      let last = await verify(task, task.link);
      let tries = 1;
      for (; !last.ok && tries < Number(values.tries ?? 2); tries++) last = await verify(task, task.link);
      if (!last.ok) failed++;
      const [head, ...more] = last.lines;
      process.stdout.write(`${[tries > 1 ? `${head} (try ${tries})` : head, ...more].join('\n')}\n`);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Number(values.jobs ?? 1)) }, worker));
  process.stdout.write(
    `verify-lab: ${total - failed} of ${total} labs did on this kernel what the simulator said.\n`,
  );
  return failed > 0 ? 1 : 0;
};

process.exitCode = await main(process.argv.slice(2));
