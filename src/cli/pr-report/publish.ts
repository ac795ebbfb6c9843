/** What the workflows do with a report and a build: files to a branch, the report to the pull request. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();

/**
 * Puts a folder into `path` of a branch of `remote`, replacing what was there, and pushes. The branch is made when there is
 * none. With an empty path the whole branch is replaced but for what `keep` names.
 */
export function pushFolder(
  remote: string,
  branch: string,
  folder: string,
  path: string,
  keep: readonly string[] = [],
): void {
  const work = mkdtempSync(join(tmpdir(), 'last-ack-publish-'));
  try {
    git(work, 'init', '-q', '-b', branch);
    try {
      git(work, 'fetch', '-q', '--depth', '1', remote, branch);
      git(work, 'reset', '-q', '--hard', 'FETCH_HEAD');
    } catch {
      // The branch begins with this commit.
    }
    const target = join(work, path);
    if (path !== '') rmSync(target, { recursive: true, force: true });
    else
      for (const name of readdirSync(work))
        if (name !== '.git' && !keep.includes(name)) rmSync(join(work, name), { recursive: true });
    mkdirSync(dirname(target), { recursive: true });
    cpSync(folder, target, { recursive: true });
    git(work, 'add', '-A');
    if (git(work, 'status', '--porcelain') === '') return;
    git(
      work,
      '-c',
      'user.name=last-ack',
      '-c',
      'user.email=last-ack@users.noreply.github.com',
      'commit',
      '-q',
      '-m',
      `${path || 'site'}: published`,
    );
    git(work, 'push', '-q', remote, `HEAD:${branch}`);
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

/** The open pull request of a commit: the number in an artifact is a contributor's word, this is the host's. */
export async function pullRequestOf(host: Host, commit: string): Promise<number> {
  const open = (await ask(host, 'GET', '/pulls?state=open&per_page=100')) as {
    number: number;
    head: { sha: string };
  }[];
  const found = open.find(({ head }) => head.sha === commit);
  if (!found)
    throw new Error(
      `No open pull request has ${commit} as its head: it has moved on, and a newer report will come.`,
    );
  return found.number;
}

/** One comment a pull request, rewritten at each push. */
export async function comment(host: Host, number: number, markdown: string): Promise<void> {
  const mark = markdown.split('\n')[0]!;
  const comments = (await ask(host, 'GET', `/issues/${number}/comments?per_page=100`)) as {
    id: number;
    body: string;
  }[];
  const own = comments.find(({ body }) => body.startsWith(mark));
  if (own) await ask(host, 'PATCH', `/issues/comments/${own.id}`, { body: markdown });
  else await ask(host, 'POST', `/issues/${number}/comments`, { body: markdown });
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
