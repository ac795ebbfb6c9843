/** What the workflows do with a report and a build: files to a branch, the report to the pull request. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();

/**
 * Puts a folder into `path` of a branch of `remote`, replacing what was there, and pushes. The branch is made when there is
 * none. With an empty path the whole branch is replaced but for what `keep` names and the host's own two files: without
 * `.nojekyll` Pages drops every folder that begins with `_`, styles and scripts with it; `CNAME` is the site's address, set
 * by hand. When somebody else has pushed meanwhile it begins again from what they pushed.
 */
export function pushFolder(
  remote: string,
  branch: string,
  folder: string,
  path: string,
  keep: readonly string[] = [],
): void {
  for (let tries = 3; ; tries--)
    try {
      pushOnce(remote, branch, folder, path, keep);
      return;
    } catch (error) {
      if (tries === 1) throw error;
    }
}

/** Files of a Pages branch that belong to the host and not to a build. */
const HOST_FILES = ['.nojekyll', 'CNAME'];

/** The branch as the remote has it; empty where it has none. A remote that does not answer throws. */
function checkOut(work: string, remote: string, branch: string): void {
  git(work, 'init', '-q', '-b', branch);
  if (git(work, 'ls-remote', remote, `refs/heads/${branch}`) === '') return;
  git(work, 'fetch', '-q', '--depth', '1', remote, branch);
  git(work, 'reset', '-q', '--hard', 'FETCH_HEAD');
}

function commitAndPush(work: string, remote: string, branch: string, message: string): void {
  git(work, 'add', '-A');
  if (git(work, 'status', '--porcelain') === '') return;
  const who = ['-c', 'user.name=last-ack', '-c', 'user.email=last-ack@users.noreply.github.com'];
  git(work, ...who, 'commit', '-q', '-m', message);
  git(work, 'push', '-q', remote, `HEAD:${branch}`);
}

/** Takes the previews `pr/N` off a branch whose pull request is not among those open. Nothing there is no fault. */
export function removePreviews(remote: string, branch: string, open: readonly number[]): void {
  const work = mkdtempSync(join(tmpdir(), 'last-ack-remove-'));
  try {
    checkOut(work, remote, branch);
    if (!existsSync(join(work, 'pr'))) return;
    const closed = readdirSync(join(work, 'pr')).filter((name) => !open.includes(Number(name)));
    for (const name of closed) rmSync(join(work, 'pr', name), { recursive: true, force: true });
    commitAndPush(work, remote, branch, `pr/${closed.join(', pr/')}: removed`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function pushOnce(
  remote: string,
  branch: string,
  folder: string,
  path: string,
  keep: readonly string[],
): void {
  const work = mkdtempSync(join(tmpdir(), 'last-ack-publish-'));
  try {
    checkOut(work, remote, branch);
    const kept = ['.git', ...HOST_FILES, ...keep];
    const target = join(work, path);
    if (path !== '') rmSync(target, { recursive: true, force: true });
    else
      for (const name of readdirSync(work))
        if (!kept.includes(name)) rmSync(join(work, name), { recursive: true });
    mkdirSync(dirname(target), { recursive: true });
    cpSync(folder, target, { recursive: true });
    commitAndPush(work, remote, branch, `${path || 'site'}: published`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A report's pictures by address instead of by file. Only names that the report's own files have are touched. */
export const withAddresses = (markdown: string, address: string): string =>
  markdown.replaceAll(/\]\(([a-z0-9-]+\.(?:before|after)\.png)\)/g, (_, file) => `](${address}/${file})`);

export interface Host {
  /** `owner/name` */
  repository: string;
  token: string;
  /** `https://api.github.com` */
  api: string;
  fetch: typeof fetch;
}

async function ask(host: Host, method: string, path: string, body?: object): Promise<unknown> {
  const answer = await host.fetch(`${host.api}/repos/${host.repository}${path}`, {
    method,
    headers: { authorization: `Bearer ${host.token}`, accept: 'application/vnd.github+json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok)
    throw new Error(
      `${method} ${path}: the host answered ${answer.status}. ${(await answer.text()).slice(0, 200)}`,
    );
  return answer.json();
}

interface PullRequest {
  number: number;
  head: { sha: string };
}

/** All that are open, page by page. */
export async function openPullRequests(host: Host): Promise<PullRequest[]> {
  const all: PullRequest[] = [];
  for (let page = 1; ; page++) {
    const some = (await ask(host, 'GET', `/pulls?state=open&per_page=100&page=${page}`)) as PullRequest[];
    all.push(...some);
    if (some.length < 100) return all;
  }
}

/** The open pull request of a commit: the number in an artifact is a contributor's word, this is the host's. */
export async function pullRequestOf(host: Host, commit: string): Promise<number> {
  const open = await openPullRequests(host);
  const found = open.find(({ head }) => head.sha === commit);
  if (!found)
    throw new Error(
      `No open pull request has ${commit} as its head: it has moved on, and a newer report will come.`,
    );
  return found.number;
}

/** Begins our comment. Written here and never read from a report: that is the contributor's text. */
const COMMENT_MARK = '<!-- last-ack report -->';
/** Who a workflow's own token comments as. */
const BOT = 'github-actions[bot]';

/** One comment a pull request, rewritten at each push: the bot's own that begins with our mark, and no one else's. */
export async function comment(host: Host, number: number, markdown: string): Promise<void> {
  const body = markdown.startsWith(`${COMMENT_MARK}\n`) ? markdown : `${COMMENT_MARK}\n${markdown}`;
  let own: number | undefined;
  for (let page = 1; own === undefined; page++) {
    const comments = (await ask(host, 'GET', `/issues/${number}/comments?per_page=100&page=${page}`)) as {
      id: number;
      body: string;
      user: { login: string } | null;
    }[];
    own = comments.find((one) => one.user?.login === BOT && one.body.startsWith(COMMENT_MARK))?.id;
    if (comments.length < 100) break;
  }
  if (own !== undefined) await ask(host, 'PATCH', `/issues/comments/${own}`, { body });
  else await ask(host, 'POST', `/issues/${number}/comments`, { body });
}

/** The pictures of a report, apart from all else an artifact may hold. */
export function picturesOf(report: string): string {
  const only = mkdtempSync(join(tmpdir(), 'last-ack-pictures-'));
  for (const name of readdirSync(report)) {
    if (/^[a-z0-9-]+\.(before|after)\.png$/.test(name)) cpSync(join(report, name), join(only, name));
  }
  return only;
}

export const readReport = (report: string): string => {
  const file = join(report, 'report.md');
  if (!existsSync(file))
    throw new Error(`${file} is missing: npm run pr-report -- BASE --out ${report} writes it.`);
  return readFileSync(file, 'utf8').slice(0, 60_000);
};
