/** The workflows only call what the repository has, and give a stranger's code no right to write. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Workflow {
  name: string;
  on: Record<string, { paths?: string[]; 'paths-ignore'?: string[]; workflows?: string[] } | null>;
  permissions: Record<string, string>;
  concurrency?: { group: string; 'cancel-in-progress'?: boolean };
  jobs: Record<string, { steps: { uses?: string; run?: string }[]; 'timeout-minutes'?: number }>;
}
const folder = '.github/workflows';
const files = readdirSync(folder);
const workflows = new Map(
  files.map((file) => [file, parse(readFileSync(`${folder}/${file}`, 'utf8')) as Workflow]),
);
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const testSteps = [...readFileSync('src/cli/test.ts', 'utf8').matchAll(/\{\s*name: '(\w+)',\s*run/g)].map(
  ([, name]) => name,
);

describe.each([...workflows])('%s', (file, { name, on, permissions, jobs }) => {
  const runs = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));

  test('is named as its file', () => expect(`${name}.yml`).toBe(file));

  test('runs only commands of package.json, with steps that npm test has', () => {
    for (const run of runs) {
      const [, script, rest = ''] = /^npm (?:run (?:--\S+ )?)?([\w:-]+)(?: -- (.*))?$/.exec(run) ?? [];
      if (script === undefined)
        expect(run, 'a command that is no script').toMatch(/^cp |^sudo apt-get install /);
      else if (script !== 'ci') expect(Object.keys(scripts), run).toContain(script);
      if (script === 'test')
        for (const step of rest.split(' ').filter(Boolean)) expect(testSteps).toContain(step);
    }
  });

  test('may only read where the code of a pull request runs', () => {
    if ('pull_request' in on) expect(permissions).toEqual({ contents: 'read' });
    expect(Object.keys(on)).not.toContain('pull_request_target');
  });

  test('ends by itself, and uses actions by their digest, with the version it is beside it', () => {
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(30);
    // A version is a tag, which its owner can move.
    for (const [, uses] of readFileSync(`${folder}/${file}`, 'utf8').matchAll(/uses: (.*)/g))
      expect(uses).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('waits only for workflows that are there', () => {
    for (const other of on.workflow_run?.workflows ?? []) expect(files).toContain(`${other}.yml`);
  });
});

test('each pull request is checked: what checks.yml leaves out is what docs.yml takes', () => {
  const left = workflows.get('checks.yml')?.on.pull_request?.['paths-ignore'];
  expect(left).toEqual(workflows.get('docs.yml')?.on.pull_request?.paths);
  expect(left?.length).toBeGreaterThan(0);
});

test('what pushes to a branch of the site waits for its turn and is never cut off', () => {
  const pushing = [...workflows.values()].filter(({ permissions }) => permissions.contents === 'write');
  expect(pushing.map(({ name }) => name).sort()).toEqual(['comment', 'pages', 'preview-end']);
  // A group of its own each: of those that wait in one group the host keeps the newest only.
  expect(new Set(pushing.map(({ concurrency }) => concurrency?.group)).size).toBe(3);
  for (const { concurrency } of pushing) expect(concurrency?.['cancel-in-progress']).toBe(false);
});

test('templates ask three questions', () => {
  for (const file of ['ISSUE_TEMPLATE/question.md', 'ISSUE_TEMPLATE/wrong.md', 'pull_request_template.md']) {
    expect(existsSync(`.github/${file}`), file).toBe(true);
    const text = readFileSync(`.github/${file}`, 'utf8').replace(/^---[\s\S]*?---/, '');
    expect(text.match(/^(?:#+ |\*\*|\d\. ).*\?/gm), file).toHaveLength(3);
  }
});
