/** The report of a pull request, and how the workflows put it where it belongs. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { differencesOfTranscripts } from '../../src/cli/doctor/transcript-differences.ts';
import { sizeLine } from '../../src/cli/pr-report/measure-scripts.ts';
import { pageSizes } from '../../src/cli/pr-report/page-sizes.ts';
import {
  comment,
  type Host,
  pullRequestOf,
  pushFolder,
  removePreviews,
  withAddresses,
} from '../../src/cli/pr-report/publish.ts';
import { writeReport } from '../../src/cli/pr-report/write-report.ts';

test('a report shows cells in words and pictures, sizes and translations', () => {
  expect(
    writeReport({
      base: 'main',
      cells: [
        {
          name: '030-first-fin-lost/lost-once',
          kind: 'changed',
          words: ['Linux 6.18 client.finSent was 2, is 3'],
          before: 'a.before.png',
          after: 'a.after.png',
        },
      ],
      sizes: sizeLine({ simulator: 10_240 }, { simulator: 10_496, drawing: 1024 }),
      pages: ['/first-fin-lost/ 27.4 KB of 30'],
      translations: [{ chapter: '030-first-fin-lost', words: 'the Chinese is of an older English' }],
      chapters: 8,
    }),
  ).toBe(`<!-- last-ack report -->
## What this changes for a reader, against main

### 1 cell

- **030-first-fin-lost/lost-once** changed: Linux 6.18 client.finSent was 2, is 3

<details><summary>030-first-fin-lost/lost-once, before and after</summary>

| before | after |
|---|---|
| ![030-first-fin-lost/lost-once before](a.before.png) | ![030-first-fin-lost/lost-once after](a.after.png) |

</details>

### Size

Compressed scripts: simulator 10.3 KB (+0.3), drawing 1.0 KB (new).

Compressed pages: /first-fin-lost/ 27.4 KB of 30.

### Translation wanted

- **030-first-fin-lost** the Chinese is of an older English
`);
});

test('built pages are weighed against what a page may weigh, both languages', () => {
  const dist = mkdtempSync(join(tmpdir(), 'last-ack-pages-'));
  mkdirSync(join(dist, 'zh/long'), { recursive: true });
  const noise = Array.from({ length: 40_000 }, (_, i) => ((i * 7919) ** 2 % 99_991).toString(36)).join('');
  writeFileSync(join(dist, 'zh/long/index.html'), noise);
  expect(pageSizes(dist, ['long', 'absent'])).toEqual([
    expect.stringMatching(/^\/zh\/long\/ \d+\.\d KB of 30, too much$/),
  ]);
  rmSync(dist, { recursive: true });
});

test('transcripts differ in words, the facts first', () => {
  const before = 'cell a\n\nLinux 6.18: one\n   1  client  sends FIN\n  client.finSent  2\n';
  const after =
    'cell a\n\nLinux 6.18: one\n   1  client  sends FIN\n   2  client  sends FIN again\n  client.finSent  3\n';
  expect(differencesOfTranscripts(before, after)).toEqual({
    line: 5,
    words: ['Linux 6.18 client.finSent was 2, is 3', '1 line new ("2 client sends FIN again")'],
  });
});

test('pictures of a report get an address, other links do not', () => {
  expect(withAddresses('![x](a-b.after.png) [y](https://example.org/a.after.png)', 'https://h/1')).toBe(
    '![x](https://h/1/a-b.after.png) [y](https://example.org/a.after.png)',
  );
});

describe('pushFolder', () => {
  const home = mkdtempSync(join(tmpdir(), 'last-ack-push-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  test('makes the branch, replaces the site and keeps the previews', () => {
    const remote = join(home, 'remote.git');
    execFileSync('git', ['init', '-q', '--bare', remote]);
    const folder = (name: string, file: string) => {
      mkdirSync(join(home, name), { recursive: true });
      writeFileSync(join(home, name, file), name);
      return join(home, name);
    };
    pushFolder(remote, 'gh-pages', folder('one', 'index.html'), '', ['pr']);
    pushFolder(remote, 'gh-pages', folder('preview', 'index.html'), 'pr/7');
    pushFolder(remote, 'gh-pages', folder('two', 'start.html'), '', ['pr']);
    const files = execFileSync('git', ['--git-dir', remote, 'ls-tree', '-r', '--name-only', 'gh-pages'], {
      encoding: 'utf8',
    });
    expect(files.trim().split('\n')).toEqual(['pr/7/index.html', 'start.html']);
    pushFolder(remote, 'gh-pages', folder('preview', 'index.html'), 'pr/8');
    removePreviews(remote, 'gh-pages', [8, 9]);
    expect(published(remote)).toEqual(['pr/8/index.html', 'start.html']);
    removePreviews(remote, 'gh-pages', []);
    removePreviews(remote, 'gh-pages', []);
    expect(published(remote)).toEqual(['start.html']);
  });

  const published = (remote: string): string[] =>
    execFileSync('git', ['--git-dir', remote, 'ls-tree', '-r', '--name-only', 'gh-pages'], {
      encoding: 'utf8',
    })
      .trim()
      .split('\n');

  test('published twice, .nojekyll and a CNAME set by hand are still there', () => {
    const remote = join(home, 'pages.git');
    execFileSync('git', ['init', '-q', '--bare', remote]);
    const build = (name: string, files: string[]): string => {
      for (const file of files) {
        mkdirSync(join(home, name, '_astro'), { recursive: true });
        writeFileSync(join(home, name, file), name);
      }
      return join(home, name);
    };
    pushFolder(remote, 'gh-pages', build('first', ['.nojekyll', 'index.html', '_astro/a.js']), '', ['pr']);
    // By hand, as the settings page of Pages does it.
    const clone = join(home, 'clone');
    execFileSync('git', ['clone', '-q', '-b', 'gh-pages', remote, clone]);
    writeFileSync(join(clone, 'CNAME'), 'tcp.example\n');
    execFileSync('git', ['add', '-A'], { cwd: clone });
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
    execFileSync('git', [...who, 'commit', '-qm', 'CNAME'], { cwd: clone });
    execFileSync('git', ['push', '-q', 'origin', 'gh-pages'], { cwd: clone });
    pushFolder(remote, 'gh-pages', build('second', ['index.html', '_astro/b.js']), '', ['pr']);
    expect(published(remote)).toEqual(['.nojekyll', 'CNAME', '_astro/b.js', 'index.html']);
  });

  test('a push that was overtaken begins again from what was pushed meanwhile', () => {
    const remote = join(home, 'busy.git');
    execFileSync('git', ['init', '-q', '--bare', remote]);
    const folder = (name: string): string => {
      mkdirSync(join(home, name), { recursive: true });
      writeFileSync(join(home, name, 'index.html'), name);
      return join(home, name);
    };
    pushFolder(remote, 'gh-pages', folder('busy'), '', ['pr']);
    pushFolder(remote, 'other', folder('busy'), '', ['pr']);
    pushFolder(remote, 'other', folder('preview-9'), 'pr/9');
    // While the first push is on its way, the branch moves.
    writeFileSync(
      join(remote, 'hooks/pre-receive'),
      '#!/bin/sh\n[ -e overtaken ] && exit 0\ntouch overtaken\nunset GIT_QUARANTINE_PATH\ngit update-ref refs/heads/gh-pages refs/heads/other\n',
      { mode: 0o755 },
    );
    pushFolder(remote, 'gh-pages', folder('preview-10'), 'pr/10');
    expect(existsSync(join(remote, 'overtaken'))).toBe(true);
    expect(published(remote)).toEqual(['index.html', 'pr/10/index.html', 'pr/9/index.html']);
  });

  test('a remote that does not answer is a fault, not an empty branch', () => {
    const folder = join(home, 'one');
    expect(() => pushFolder(join(home, 'nowhere.git'), 'gh-pages', folder, '')).toThrow();
  });
});

describe('the comment', () => {
  const host = (answers: Record<string, unknown>, asked: string[]): Host => ({
    repository: 'o/r',
    token: 'none',
    api: 'https://api.example',
    fetch: (async (url: string, { method }: { method: string }) => {
      const key = `${method} ${url.replace('https://api.example/repos/o/r', '')}`;
      asked.push(key);
      return new Response(JSON.stringify(answers[key] ?? {}), { status: key in answers ? 200 : 404 });
    }) as unknown as typeof fetch,
  });
  const list = 'GET /issues/7/comments?per_page=100&page=1';

  test('is written once and then rewritten', async () => {
    const asked: string[] = [];
    await comment(
      host({ [list]: [], 'POST /issues/7/comments': {} }, asked),
      7,
      '<!-- last-ack report -->\nx',
    );
    const mine = [
      // Who copies the mark is not the bot; what the bot says elsewhere is not the report.
      { id: 1, body: '<!-- last-ack report -->\nmine', user: { login: 'someone' } },
      { id: 2, body: 'a deployment', user: { login: 'github-actions[bot]' } },
      { id: 3, body: '<!-- last-ack report -->\nold', user: { login: 'github-actions[bot]' } },
    ];
    await comment(
      host({ [list]: mine, 'PATCH /issues/comments/3': {} }, asked),
      7,
      '<!-- last-ack report -->\nx',
    );
    expect(asked).toEqual([list, 'POST /issues/7/comments', list, 'PATCH /issues/comments/3']);
  });

  test('a report that begins otherwise still finds only its own', async () => {
    const asked: string[] = [];
    const theirs = [{ id: 9, body: 'a review', user: { login: 'github-actions[bot]' } }];
    await comment(host({ [list]: theirs, 'POST /issues/7/comments': {} }, asked), 7, '\nno mark');
    expect(asked).toEqual([list, 'POST /issues/7/comments']);
  });

  test('goes to the pull request whose head the host says it is', async () => {
    const open = { 'GET /pulls?state=open&per_page=100&page=1': [{ number: 7, head: { sha: 'abc' } }] };
    expect(await pullRequestOf(host(open, []), 'abc')).toBe(7);
    await expect(pullRequestOf(host(open, []), 'def')).rejects.toThrow('it has moved on');
  });
});
