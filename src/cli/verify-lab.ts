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
 * Where no lab can run it says why and ends with 0; a difference ends with 1. A scenario whose setting no network namespace has
 * (tcp_max_orphans is the whole machine's) is skipped with that word: a lab changes nothing outside its namespaces.
 */
import { parseArgs } from 'node:util';
import { type ChapterScenario, chapterScenarios } from '../chapter/build.ts';
import { matchTraces, scenarioOfRecording, simulate } from '../sim/index.ts';
import { notCompared } from './not-compared.ts';
import { readScenario } from './read-scenario.ts';
import { LATE_MS, LabCannot, labCannotRun, lateMs, linkHasNoRtt, runLab } from './run-lab.ts';

/** `skipped`: this kernel cannot be asked for it, so it neither matches nor differs. */
type Verdict = 'matches' | 'differs' | 'skipped';

/** Runs one lab and says in lines what came of it. */
const verify = async (
  { name, scenario }: ChapterScenario,
  link?: 'veth' | 'relay',
): Promise<{ verdict: Verdict; lines: string[] }> => {
  try {
    const lab = await runLab(scenario, { trace: simulate(scenario), ...(link ? { link } : {}) });
    const { recording } = lab;
    lab.remove();
    // The kernel's own clock is told to the simulator, as with the committed recordings.
    const own = scenarioOfRecording(recording);
    if (own.jiffiesAtZero === null) delete own.jiffiesAtZero;
    const match = matchTraces(recording, simulate({ ...own, profile: 'linux' }));
    const largest = match.largestMs === null ? '' : `, largest time error ${match.largestMs.toFixed(1)} ms`;
    const head = `${match.matches ? 'matches ' : 'DIFFERS '} ${name}: ${recording.segments.length} segments${largest}${notCompared(match.looked)}`;
    const late = lateMs(recording);
    const busy =
      match.matches || late < LATE_MS
        ? []
        : [`(the link was up to ${late.toFixed(1)} ms late: this machine is busy)`];
    return {
      verdict: match.matches ? 'matches' : 'differs',
      lines: [
        head,
        ...[...match.differences.slice(0, 8).map((d) => d.sentence), ...busy].map((l) => `         ${l}`),
      ],
    };
  } catch (error) {
    const { message } = error as Error;
    if (error instanceof LabCannot) return { verdict: 'skipped', lines: [`skipped  ${name}: ${message}`] };
    return { verdict: 'differs', lines: [`FAILED   ${name}: ${message}`] };
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
  const cannot = (await labCannotRun()) ?? (link ? null : await linkHasNoRtt());
  if (cannot) {
    process.stdout.write(`verify-lab: skipped: ${cannot}.\n`);
    return 0;
  }
  const tasks: ChapterScenario[] = [];
  for (const file of positionals) {
    const read = readScenario(file);
    if ('faults' in read) {
      process.stderr.write(`${read.faults.join('\n')}\n`);
      return 2;
    }
    tasks.push({ name: read.id, scenario: { id: read.id, ...read.scenario } });
  }
  if (positionals.length === 0)
    for (const { name, scenario } of await chapterScenarios(process.cwd(), values.all))
      tasks.push({ name, scenario: { ...scenario, profile: 'linux' } });
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
  const count: Record<Verdict, number> = { matches: 0, differs: 0, skipped: 0 };
  const worker = async (): Promise<void> => {
    for (let task = queue.shift(); task; task = queue.shift()) {
      let last = await verify(task, task.link);
      let tries = 1;
      for (; last.verdict === 'differs' && tries < Number(values.tries ?? 2); tries++)
        last = await verify(task, task.link);
      count[last.verdict]++;
      const [head, ...more] = last.lines;
      process.stdout.write(`${[tries > 1 ? `${head} (try ${tries})` : head, ...more].join('\n')}\n`);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Number(values.jobs ?? 1)) }, worker));
  process.stdout.write(
    `verify-lab: ${count.matches} of ${count.matches + count.differs} labs did on this kernel what the simulator said${count.skipped ? `; ${count.skipped} skipped` : ''}.\n`,
  );
  return count.differs > 0 ? 1 : 0;
};

process.exitCode = await main(process.argv.slice(2));
