/**
 * `npm run pr-report -- BASE [--out report]`: what the commits since BASE change for a reader, as Markdown with pictures.
 * `--post DIR` puts such a report on its pull request, `--publish DIR` a built site on Pages, `--sweep` takes off the previews
 * of what is closed; these are for the workflows.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compareTrees } from './pr-report/compare-trees.ts';
import {
  comment,
  openPullRequests,
  picturesOf,
  pullRequestOf,
  pushFolder,
  readReport,
  removePreviews,
  withAddresses,
} from './pr-report/publish.ts';
import { writeReport } from './pr-report/write-report.ts';

const usage = `Usage: npm run pr-report -- BASE [--out DIR]     BASE: a branch or commit to compare with, as main
       npm run pr-report -- --post DIR          in the workflow: comment on the pull request
       npm run pr-report -- --publish DIR       in the workflow: the built site to Pages
       npm run pr-report -- --sweep             in the workflow: previews of closed pull requests off Pages`;

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}
const git = (...args: string[]) =>
  execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
const needed = (name: string): string =>
  process.env[name] ?? stop(`${name} is not set: this part is for the workflows.`);

async function report(base: string, out: string): Promise<void> {
  let commit: string;
  try {
    commit = git('merge-base', base, 'HEAD');
  } catch {
    stop(
      `git knows no "${base}" to compare with. Branches: ${git('branch', '-a', '--format=%(refname:short)').split('\n').join(', ')}.`,
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'last-ack-base-'));
  const tree = join(folder, 'tree');
  try {
    git('worktree', 'add', '--detach', '-q', tree, commit);
    symlinkSync(resolve('node_modules'), join(tree, 'node_modules'));
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out, { recursive: true });
    const found = await compareTrees(tree, resolve('.'), out);
    const markdown = writeReport({ base: `${base} (${commit.slice(0, 8)})`, ...found });
    writeFileSync(join(out, 'report.md'), markdown);
    console.log(`${markdown}\nWritten to ${out}/report.md with its pictures beside it.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    git('worktree', 'prune');
  }
}

const remote = () =>
  `https://x-access-token:${needed('GITHUB_TOKEN')}@github.com/${needed('GITHUB_REPOSITORY')}.git`;

const theHost = () => ({
  repository: needed('GITHUB_REPOSITORY'),
  token: needed('GITHUB_TOKEN'),
  api: process.env.GITHUB_API_URL ?? 'https://api.github.com',
  fetch,
});

async function sweep(): Promise<void> {
  const open = await openPullRequests(theHost());
  removePreviews(
    remote(),
    'gh-pages',
    open.map(({ number }) => number),
  );
}

async function post(folder: string): Promise<void> {
  const host = theHost();
  const { repository } = host;
  const number = await pullRequestOf(host, needed('PULL_REQUEST_HEAD'));
  const pictures = picturesOf(folder);
  pushFolder(remote(), 'pr-reports', pictures, String(number));
  let markdown = withAddresses(
    readReport(folder),
    `https://raw.githubusercontent.com/${repository}/pr-reports/${number}`,
  );
  if (process.env.PREVIEW === 'true') {
    pushFolder(remote(), 'gh-pages', join(folder, 'site'), `pr/${number}`);
    const [owner, name] = repository.split('/');
    markdown += `\nPreview: https://${owner}.github.io/${name}/pr/${number}/\n`;
  }
  await comment(host, number, markdown);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'report' },
    post: { type: 'string' },
    publish: { type: 'string' },
    sweep: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
if (values.help) console.log(usage);
else if (values.post) await post(values.post);
else if (values.sweep) await sweep();
else if (values.publish) pushFolder(remote(), 'gh-pages', values.publish, '', ['pr']);
else if (positionals.length === 1) await report(positionals[0]!, values.out);
else stop(usage);
