/**
 * `npm test`: every check there is, cheapest first, then one line `N passed, N failed`. A failing step does not hide the
 * later ones. `npm test -- unit browser` runs only those steps.
 */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildIfNeeded } from './build-if-needed.ts';

interface Count {
  passed: number;
  failed: number;
  /** Passed, but not at the first try. */
  late?: number;
  /** Left out, since what they ask (tshark, tcpdump, Python, root, a typeface) is not on this machine. */
  leftOut?: number;
}
interface TestStep {
  name: string;
  run: () => Count;
}

/** Playwright would place a relative name beside its config, so it is told the whole path. */
const report = '.cache/test-report.json';

const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', PLAYWRIGHT_JSON_OUTPUT_FILE: resolve(report) };
const npx = (args: string[], settings: Record<string, string> = {}): SpawnSyncReturns<Buffer> =>
  spawnSync('npx', args, { stdio: 'inherit', env: { ...env, ...settings } });

const oneCheck = (status: number | null): Count =>
  status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

/** Runs a test runner that leaves a JSON report, and reads the counts from it. No report counts as one failure. */
function counted(
  args: string[],
  read: (report: Record<string, unknown>) => Count,
  settings: Record<string, string> = {},
): Count {
  mkdirSync('.cache', { recursive: true });
  rmSync(report, { force: true });
  const { status } = npx(args, settings);
  try {
    const count = read(JSON.parse(readFileSync(report, 'utf8')));
    // A runner can fail outside any test: a file that does not load, an unhandled rejection.
    return status !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const vitest = (config: string) =>
  counted(
    ['vitest', 'run', '--config', config, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
    (json) => ({
      passed: json.numPassedTests as number,
      failed: json.numFailedTests as number,
      leftOut: json.numPendingTests as number,
    }),
  );

const playwright = (args: string[], settings: Record<string, string> = {}) =>
  counted(
    ['playwright', 'test', ...args, '--config', 'tests/playwright.config.ts', '--reporter=line,json'],
    (json) => {
      const { expected, unexpected, flaky, skipped } = json.stats as {
        expected: number;
        unexpected: number;
        flaky: number;
        skipped: number;
      };
      return { passed: expected + flaky, failed: unexpected, late: flaky, leftOut: skipped };
    },
    settings,
  );

/** The site as GitHub Pages serves a project's: under a path. Built beside dist/, and walked once. */
const underAPath = (): Count => {
  const settings = { LAST_ACK_BASE: '/last-ack/', LAST_ACK_OUT: '.cache/under-a-path' };
  if (npx(['astro', 'build', '--silent'], settings).status !== 0) return { passed: 0, failed: 1 };
  return playwright(['nothing-missing'], settings);
};

const steps: TestStep[] = [
  { name: 'lint', run: () => oneCheck(npx(['biome', 'check', '.']).status) },
  { name: 'types', run: () => oneCheck(npx(['node', 'src/cli/types.ts']).status) },
  { name: 'unit', run: () => vitest('tests/vitest.config.ts') },
  { name: 'doctor', run: () => oneCheck(npx(['node', 'src/cli/doctor.ts']).status) },
  { name: 'build', run: () => oneCheck(buildIfNeeded(true)) },
  { name: 'built', run: () => vitest('tests/built.vitest.config.ts') },
  { name: 'browser', run: () => playwright(['--grep-invert', '@alone']) },
  // A development server, a compiler and a browser at work at once: beside other tests they would measure the machine.
  { name: 'dev', run: () => playwright(['--grep', '@alone']) },
  { name: 'path', run: underAPath },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(
    `No step is called ${unknown.join(', ')}. There are: ${steps.map((step) => step.name).join(', ')}.`,
  );
  process.exit(2);
}

const total: Count = { passed: 0, failed: 0 };
const lines: string[] = [];
for (const step of steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  console.log(`\n── ${step.name}`);
  const started = performance.now();
  const { passed, failed, late = 0, leftOut = 0 } = step.run();
  total.passed += passed;
  total.failed += failed;
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  lines.push(
    `${failed === 0 ? 'ok  ' : 'FAIL'} ${step.name.padEnd(8)} ${passed} passed, ${failed} failed, ${seconds} s${late > 0 ? `, ${late} only at the second try` : ''}${leftOut > 0 ? `, ${leftOut} left out: they ask programs that are not here (README)` : ''}`,
  );
}
console.log(`\n${lines.join('\n')}\n\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
