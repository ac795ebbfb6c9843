/**
 * npm run mutate -- [--workers N] [--sample N] [--fresh] [--list] [FILE OR FOLDER …]: changes the simulator's rules one at a time
 * (src/sim/tcp, or what is named) and tells which changes no recording of the kernel and no test of tests/sim notices.
 *
 * A runner of our own, since Stryker 10 wants Node 22 where this repository starts with 20.19, starts its test runner anew
 * for batches, and knows nothing of recordings. Here every mutant is compiled in at once behind a switch (instrument.ts), the
 * tests stay in memory (worker.ts), and a test is asked about a mutant only if a first run without mutants met a case where
 * the two differ (switch.ts). Not asked are tests that take most of the time and hold no rule of their own: those that count
 * chance, that hold what all closes have in common, and that compare the simulator with itself.
 *
 * Prints killed and survived by file, and with --list each that survives. What survives is reviewed in tests/sim/survivors.txt, with a reason. Exit code 1 where
 * that list and the run disagree, 2 where the tests fail without any mutant. Kept in .cache/mutate: an interrupted run goes on,
 * and a new test is asked only of what survives.
 */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type SurveyedUnit, survey, type Trial, tryAll } from './mutate/crew.ts';
import { disagreements, type Judged, scoreLines, slack, survivorLines } from './mutate/report.ts';
import { keysOf, readSurvivors } from './mutate/survivors.ts';
import { hashOf, Verdicts } from './mutate/verdicts.ts';

const listFile = 'tests/sim/survivors.txt';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    workers: { type: 'string', default: '2' },
    sample: { type: 'string' },
    fresh: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
});

const named = positionals.map((path) => path.replace(/\/$/, ''));
const missing = named.find((path) => !existsSync(path));
if (missing) {
  console.error(`There is no ${missing}. Name files or folders of src/sim, from the root of the repository.`);
  process.exit(2);
}
const inTcp = (path: string): boolean => /^src\/sim\/tcp(\/|$)/.test(path);
const wide = named.filter((path) => !inTcp(path));
/** All of src/sim/tcp is always instrumented, so that what is known of one file is known in every run. */
const mutated = [
  ...globSync('src/sim/tcp/**/*.ts'),
  ...wide.flatMap((path) => (statSync(path).isDirectory() ? globSync(`${path}/**/*.ts`) : [path])),
];
const files = [...new Set(mutated.map((file) => file.replaceAll('\\', '/')))].sort();
const asked = (file: string): boolean =>
  named.length === 0 || named.some((path) => file === path || file.startsWith(`${path}/`));

const holdsRules = (file: string): boolean =>
  !/\/(counting|properties)\/|every-setting-acts|the-same-scenario-gives/.test(file);
const tests = globSync(['tests/conformance/**/*.test.ts', 'tests/sim/**/*.test.ts'])
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => holdsRules(file))
  .sort();
/** What every test may read; the recordings that one test names are hashed with it. */
const read = globSync([
  'src/sim/**/*.ts',
  'tests/{sim,conformance}/**/*.ts',
  'tests/conformance/**/*.json',
  'tests/*.ts',
])
  .filter((file) => !file.endsWith('.test.ts'))
  .sort();
const withData = (file: string): string[] => [
  file,
  ...[...readFileSync(file, 'utf8').matchAll(/'(?:[\w-]+\/)*([\w-]+\.jsonl)'/g)]
    .flatMap(([, name]) => globSync(`tests/{sim,conformance}/**/${name}`))
    .sort(),
];

const { units, mutants } = await survey({ mutated: files, tests });
const failing = units.filter(({ fault }) => fault !== null);
if (failing.length > 0) {
  console.error('Without any mutant these fail; npm test says why:');
  for (const { file, name, fault } of failing) console.error(`  ${file}  ${name}  ${fault}`);
  process.exit(2);
}

const keys = keysOf(mutants);
const verdicts = new Verdicts(
  `.cache/mutate/${wide.length > 0 ? hashOf(files) : 'tcp'}.json`,
  values.fresh ? '' : hashOf(read),
  Object.fromEntries(tests.map((file) => [file, hashOf(withData(file))])),
);
const inScope = mutants.filter(({ file }) => asked(file));
const every = values.sample ? Math.max(1, Math.floor(inScope.length / Number(values.sample))) : 1;
const scope = inScope.filter((_, i) => i % every === 0);
const whole = scope.length === mutants.length;

const keyOf = (id: number): string => keys[id - 1] as string;
const killers = units.map(() => 0);
const trials = units.map(() => 0);
/** Likely to fail for what it costs: as often as it has been right so far. */
const worth = (unit: number): number =>
  ((killers[unit] as number) + 0.3) /
  ((trials[unit] as number) + 1) /
  ((units[unit] as SurveyedUnit).ms + 0.05);

const seenBy = (id: number): number[] => units.flatMap(({ seen }, unit) => (seen.has(id) ? [unit] : []));

/** So many more steps than without a mutant are no longer the same run. */
const stepsAllowed = (unit: number): number => 20 * (units[unit] as SurveyedUnit).steps + 200_000;

const pending = scope.filter(({ id }) => verdicts.killedBy(keyOf(id)) === null);
let at = 0;
let killed = scope.length - pending.length;
const began = performance.now();

function next(): Trial | null {
  for (; at < pending.length; at++) {
    const { id } = pending[at] as (typeof pending)[number];
    const passed = verdicts.survived(keyOf(id));
    const left = seenBy(id).filter((unit) => !passed.has((units[unit] as SurveyedUnit).file));
    if (left.length === 0) {
      verdicts.survives(keyOf(id));
      continue;
    }
    at++;
    left.sort((a, b) => worth(b) - worth(a));
    return { mutant: id, units: left.map((unit) => ({ unit, steps: stepsAllowed(unit) })) };
  }
  return null;
}

const progress = (): string =>
  `${killed + at - (killed - (scope.length - pending.length))}/${scope.length} tried, ${killed} killed, ${Math.round((performance.now() - began) / 1000)} s`;

let lastTold = 0;
await tryAll(
  { mutated: files, tests },
  Math.max(1, Number(values.workers)),
  next,
  (trial, { killedBy, tried }) => {
    for (const { unit } of trial.units.slice(0, tried)) trials[unit] = (trials[unit] as number) + 1;
    if (killedBy === null) verdicts.survives(keyOf(trial.mutant));
    else {
      killed++;
      const unit = killedBy === 'silent' ? (trial.units[0] as { unit: number }).unit : killedBy;
      killers[unit] = (killers[unit] as number) + 1;
      verdicts.killed(keyOf(trial.mutant), (units[unit] as SurveyedUnit).file);
    }
    if (performance.now() - lastTold < (process.stderr.isTTY ? 500 : 20_000)) return;
    lastTold = performance.now();
    verdicts.write();
    process.stderr.write(process.stderr.isTTY ? `\r${progress()}  ` : `${progress()}\n`);
  },
);
verdicts.write();
if (process.stderr.isTTY) process.stderr.write('\n');

const judged: Judged[] = scope.map(({ id, file, line }) => ({
  key: keyOf(id),
  file,
  line,
  killedBy: verdicts.killedBy(keyOf(id)),
  seenBy: seenBy(id).length,
}));
const list = readSurvivors(existsSync(listFile) ? readFileSync(listFile, 'utf8') : '');
const differences = disagreements(judged, list, whole && wide.length === 0);
const lines = [
  ...scoreLines(judged, list),
  ...list.faults.map((fault) => `${listFile}:${fault}`),
  ...(values.list ? survivorLines(judged) : []),
  ...(differences.length > 0
    ? [
        '',
        ...differences,
        '',
        `A survivor wants a test of its rule (tests/sim/linux/STATE/STIMULUS.test.ts), or a line in ${listFile}.`,
      ]
    : []),
  ...(whole ? slack(judged, list) : []),
];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = list.faults.length + differences.length > 0 ? 1 : 0;
