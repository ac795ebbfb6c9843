import { expect, test } from 'vitest';
import { fromPlaywright, fromVitest } from '../../src/cli/test-report.ts';

test('a red run ends with the names of what failed, files that do not load among them', () => {
  const report = {
    numPassedTests: 7,
    numPendingTests: 2,
    testResults: [
      {
        name: '/repo/tests/a.test.ts',
        status: 'failed',
        assertionResults: [
          { fullName: 'one holds', status: 'passed' },
          { fullName: 'one does not', status: 'failed' },
        ],
      },
      {
        name: '/repo/tests/b.test.ts',
        status: 'failed',
        message: 'Cannot find c.ts\n    at …',
        assertionResults: [],
      },
      { name: '/repo/tests/d.test.ts', status: 'passed', assertionResults: [] },
    ],
  };
  expect(fromVitest(report, '/repo')).toEqual({
    passed: 7,
    failed: ['tests/a.test.ts › one does not', 'tests/b.test.ts › Cannot find c.ts'],
    leftOut: 2,
  });
});

test('a browser test that passed at a second try has failed', () => {
  const spec = (title: string, status: string) => ({
    title,
    file: 'x.spec.ts',
    line: 3,
    tests: [{ status }],
  });
  const report = {
    stats: { expected: 1, skipped: 0 },
    suites: [
      {
        title: 'x.spec.ts',
        specs: [spec('right', 'expected'), spec('late', 'flaky')],
        suites: [{ title: 'a group', specs: [spec('wrong', 'unexpected')] }],
      },
    ],
  };
  expect(fromPlaywright(report)).toEqual({
    passed: 1,
    failed: ['x.spec.ts:3 › late', 'x.spec.ts:3 › wrong'],
    leftOut: 0,
  });
});
