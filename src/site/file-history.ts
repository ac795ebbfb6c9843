/** Where a text's source stands, and when it last changed. */
import { execFileSync } from 'node:child_process';

const git = (...args: string[]): string | null => {
  try {
    return execFileSync('git', args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 28,
    }).trim();
  } catch {
    return null;
  }
};

// A shallow clone knows only its last commit and would date every file with it.
const hasHistory = git('rev-parse', '--is-shallow-repository') === 'false';

/** File → day, of every text that was ever committed: asked once, since Git reads its history for each question. */
const days = new Map<string, string>();
if (hasHistory) {
  // The newest first, each with its files below it.
  const commits = git('log', '--format=%x00%cs', '--name-only', '--relative', '--', 'content')?.split('\0');
  for (const commit of commits ?? []) {
    const [day = '', ...files] = commit.split('\n').filter((line) => line !== '');
    for (const file of files) if (!days.has(file)) days.set(file, day);
  }
}

/**
 * `2026-11-22`, of a file under `content/`; null outside a git repository, in a shallow clone, or for a file that was never
 * committed.
 */
export const lastChanged = (file: string): string | null => days.get(file) ?? null;

/**
 * The page where a file can be edited, or null: the repository's address is given to the build as LAST_ACK_REPO
 * (`https://github.com/OWNER/NAME`), its branch as LAST_ACK_BRANCH (`main`).
 */
export const editHref = (file: string): string | null => {
  const { LAST_ACK_REPO: repository, LAST_ACK_BRANCH: branch = 'main' } = process.env;
  return repository ? `${repository.replace(/\/$/, '')}/edit/${branch}/${file}` : null;
};
