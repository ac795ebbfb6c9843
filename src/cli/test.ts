/**
 * `npm test`: every check there is, cheapest first, then one line `N passed, N failed`. A failing step does not hide the
 * later ones. `npm test -- unit browser` runs only those steps.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildIfNeeded } from './build-if-needed.ts';
import { fromPlaywright, fromVitest, type TestCount } from './test-report.ts';
import { tool } from './tool.ts';

interface TestStep {
  name: string;
  run: () => Promise<TestCount>;
  /** Begins with this earlier step, and works beside it and those between: it would leave a core idle. */
  beside?: string;
  /** Why it leaves tests out, where that is not for want of a program. */
  leavesOut?: string;
}

/** Each runner's own, since two may work side by side. Playwright would place a relative name beside its config. */
const reports = {
  vitest: resolve('.cache/vitest-report.json'),
  playwright: resolve('.cache/playwright-report.json'),
};

const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: reports.playwright };
/** @returns the exit code; null: ended from outside */
const node = (args: string[], settings = {}): Promise<number | null> =>
  new Promise((resolve) => {
    spawn(process.execPath, args, { stdio: 'inherit', env: { ...env, ...settings } }).on('close', resolve);
  });

/**
 * The site that is tested stands under a path, as GitHub Pages serves a project's: each link that forgets it leads nowhere
 * there, and what is missing at the top of a host is missing there as well. It knows its address. `LAST_ACK_BASE=/` and
 * `LAST_ACK_SITE=` test the others; CI does each week.
 */
const site = {
  LAST_ACK_BASE: process.env.LAST_ACK_BASE ?? '/p/',
  LAST_ACK_SITE: process.env.LAST_ACK_SITE ?? 'https://close.example',
  LAST_ACK_OUT: '.cache/tested-site',
};

const oneCheck = (status: number | null): TestCount =>
  status === 0 ? { passed: 1, failed: [] } : { passed: 0, failed: ['see above'] };

/** Runs a test runner that leaves a JSON report, and reads it. No report counts as one failure. */
async function counted<Report>(
  report: string,
  args: string[],
  read: (report: Report) => TestCount,
  settings = {},
): Promise<TestCount> {
  mkdirSync('.cache', { recursive: true });
  rmSync(report, { force: true });
  const status = await node(args, settings);
  try {
    const count = read(JSON.parse(readFileSync(report, 'utf8')));
    // A runner can fail outside any test: an unhandled rejection.
    return status !== 0 && count.failed.length === 0 ? { ...count, failed: ['outside any test'] } : count;
  } catch {
    return { passed: 0, failed: ['no report was written'] };
  }
}

const vitest = (config: string, settings = {}): Promise<TestCount> =>
  counted(
    reports.vitest,
    [
      tool('vitest'),
      'run',
      '--config',
      config,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${reports.vitest}`,
    ],
    (json: Parameters<typeof fromVitest>[0]) => fromVitest(json, resolve('.')),
    settings,
  );

const playwright = (): Promise<TestCount> =>
  counted(
    reports.playwright,
    [tool('playwright'), 'test', '--config', 'tests/playwright.config.ts', '--reporter=line,json'],
    fromPlaywright,
    site,
  );

const steps: TestStep[] = [
  { name: 'lint', run: async () => oneCheck(await node([tool('biome'), 'check', '.'])) },
  { name: 'unit', run: () => vitest('tests/vitest.config.ts') },
  { name: 'types', run: async () => oneCheck(await node(['src/cli/types.ts'])), beside: 'unit' },
  {
    name: 'build',
    run: async () => oneCheck(await buildIfNeeded({ quiet: true, env: { ...env, ...site } })),
    beside: 'unit',
  },
  {
    name: 'built',
    run: () => vitest('tests/built.vitest.config.ts', site),
    leavesOut: 'they are of addresses that only a site that was told its own has (LAST_ACK_SITE)',
  },
  // What reads the finished site works on one core.
  { name: 'doctor', run: async () => oneCheck(await node(['src/cli/doctor.ts'])), beside: 'built' },
  { name: 'browser', run: playwright, beside: 'built' },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(
    `No step is called ${unknown.join(', ')}. There are: ${steps.map((step) => step.name).join(', ')}.`,
  );
  process.exit(2);
}

/** What a step counted, in how many seconds. */
const timed = async ({ run }: TestStep): Promise<{ count: TestCount; seconds: number }> => {
  const started = performance.now();
  const count = await run();
  return { count, seconds: Math.round((performance.now() - started) / 1000) };
};

const chosen = steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const begun = new Map<string, ReturnType<typeof timed>>();
const lines: string[] = [];
const failedInAll: string[] = [];
let passedInAll = 0;
for (const step of chosen) {
  console.log(`\n── ${step.name}`);
  for (const other of chosen) if (other.beside === step.name) begun.set(other.name, timed(other));
  const { count, seconds } = await (begun.get(step.name) ?? timed(step));
  const { passed, failed, leftOut = 0 } = count;
  const why = step.leavesOut ?? 'they ask programs that are not here (README)';
  passedInAll += passed;
  failedInAll.push(...failed.map((test) => `${step.name}: ${test}`));
  lines.push(
    `${failed.length === 0 ? 'ok  ' : 'FAIL'} ${step.name.padEnd(8)} ${passed} passed, ${failed.length} failed, ${seconds} s${begun.has(step.name) ? `, beside ${step.beside}` : ''}${leftOut > 0 ? `, ${leftOut} left out: ${why}` : ''}`,
  );
}
console.log(`\n${lines.join('\n')}\n`);
if (failedInAll.length > 0) console.log(`What failed:\n  ${failedInAll.join('\n  ')}\n`);
console.log(`In ${Math.round(performance.now() / 1000)} s:`);
console.log(`${passedInAll} passed, ${failedInAll.length} failed`);
process.exit(failedInAll.length === 0 ? 0 : 1);
