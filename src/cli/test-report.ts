/** What a test runner's JSON report says, read into one shape: counts, and the names a reader of a red run looks for. */

export interface TestCount {
  passed: number;
  /** `file › test` of each, in the report's order; a runner that failed outside any test is one nameless failure. */
  failed: string[];
  /** Left out, since what they ask (tshark, tcpdump, Python, root, a typeface) is not on this machine. */
  leftOut?: number;
}

interface VitestReport {
  numPassedTests: number;
  numPendingTests: number;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

/** Vitest's `--reporter=json`. A file that does not load has no tests and is itself the failure. */
export function fromVitest(report: VitestReport, root: string): TestCount {
  const failed = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = name.replace(`${root}/`, '');
    const tests = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && tests.length === 0) return [`${file} › ${(message ?? '').split('\n')[0]}`];
    return tests.map(({ fullName }) => `${file} › ${fullName}`);
  });
  return { passed: report.numPassedTests, failed, leftOut: report.numPendingTests };
}

interface PlaywrightSuite {
  title: string;
  suites?: PlaywrightSuite[];
  specs?: { title: string; file: string; line: number; tests: { status: string }[] }[];
}
interface PlaywrightReport {
  stats: { expected: number; skipped: number };
  suites: PlaywrightSuite[];
}

/** Playwright's `--reporter=json`. There are no second tries: "flaky" would be a failure too. */
export function fromPlaywright({ stats, suites }: PlaywrightReport): TestCount {
  const failedIn = (suite: PlaywrightSuite): string[] => [
    ...(suite.specs ?? [])
      .filter(({ tests }) => tests.some(({ status }) => status === 'unexpected' || status === 'flaky'))
      .map(({ file, line, title }) => `${file}:${line} › ${title}`),
    ...(suite.suites ?? []).flatMap(failedIn),
  ];
  return { passed: stats.expected, failed: suites.flatMap(failedIn), leftOut: stats.skipped };
}
