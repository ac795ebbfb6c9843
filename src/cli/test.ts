/**
 * `npm test`: every check there is, cheapest first, then one line `N passed, N failed`. A failing step does not hide the
 * later ones. `npm test -- unit browser` runs only those steps.
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildIfNeeded } from './build-if-needed.ts';
import { fromPlaywright, fromVitest, type TestCount } from './test-report.ts';
import { tool } from './tool.ts';

interface TestStep {
  name: string;
  run: () => TestCount;
  /** Why it leaves tests out, where that is not for want of a program. */
  leavesOut?: string;
}

/** Playwright would place a relative name beside its config, so it is told the whole path. */
const report = '.cache/test-report.json';

const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: resolve(report) };
const node = (args: string[], settings = {}): SpawnSyncReturns<Buffer> =>
  spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...env, ...settings } });

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
function counted<Report>(args: string[], read: (report: Report) => TestCount, settings = {}): TestCount {
  mkdirSync('.cache', { recursive: true });
  rmSync(report, { force: true });
  const { status } = node(args, settings);
  try {
    const count = read(JSON.parse(readFileSync(report, 'utf8')));
    // A runner can fail outside any test: an unhandled rejection.
    return status !== 0 && count.failed.length === 0 ? { ...count, failed: ['outside any test'] } : count;
  } catch {
    return { passed: 0, failed: ['no report was written'] };
  }
}

const vitest = (config: string, settings = {}): TestCount =>
  counted(
    [
      tool('vitest'),
      'run',
      '--config',
      config,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    (json: Parameters<typeof fromVitest>[0]) => fromVitest(json, resolve('.')),
    settings,
  );

const playwright = (...args: string[]): TestCount =>
  counted(
    [tool('playwright'), 'test', ...args, '--config', 'tests/playwright.config.ts', '--reporter=line,json'],
    fromPlaywright,
    site,
  );

const steps: TestStep[] = [
  { name: 'lint', run: () => oneCheck(node([tool('biome'), 'check', '.']).status) },
  { name: 'types', run: () => oneCheck(node(['src/cli/types.ts']).status) },
  { name: 'unit', run: () => vitest('tests/vitest.config.ts') },
  { name: 'doctor', run: () => oneCheck(node(['src/cli/doctor.ts']).status) },
  { name: 'build', run: () => oneCheck(buildIfNeeded({ quiet: true, env: { ...env, ...site } })) },
  {
    name: 'built',
    run: () => vitest('tests/built.vitest.config.ts', site),
    leavesOut: 'they are of addresses that only a site that was told its own has (LAST_ACK_SITE)',
  },
  { name: 'browser', run: () => playwright('--grep-invert', '@alone') },
  // A development server, a compiler and a browser at work at once: beside other tests they would measure the machine.
  { name: 'dev', run: () => playwright('--grep', '@alone') },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(
    `No step is called ${unknown.join(', ')}. There are: ${steps.map((step) => step.name).join(', ')}.`,
  );
  process.exit(2);
}

let passedInAll = 0;
const failedInAll: string[] = [];
const lines: string[] = [];
for (const step of steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  console.log(`\n── ${step.name}`);
  const started = performance.now();
  const { passed, failed, leftOut = 0 } = step.run();
  const why = step.leavesOut ?? 'they ask programs that are not here (README)';
  passedInAll += passed;
  failedInAll.push(...failed.map((test) => `${step.name}: ${test}`));
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  lines.push(
    `${failed.length === 0 ? 'ok  ' : 'FAIL'} ${step.name.padEnd(8)} ${passed} passed, ${failed.length} failed, ${seconds} s${leftOut > 0 ? `, ${leftOut} left out: ${why}` : ''}`,
  );
}
console.log(`\n${lines.join('\n')}\n`);
if (failedInAll.length > 0) console.log(`What failed:\n  ${failedInAll.join('\n  ')}\n`);
console.log(`${passedInAll} passed, ${failedInAll.length} failed`);
process.exit(failedInAll.length === 0 ? 0 : 1);
