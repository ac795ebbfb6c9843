/**
 * A copy of the project with `npm run dev` running in it, to be edited without touching the reader's own files: for the
 * bench of dev and for the test of its panel.
 */
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { freePort } from '../free-port.ts';
import { tool } from '../tool.ts';
import { untilAnswers } from '../until-answers.ts';

export interface DevTrial {
  /** The site's front page. */
  home: string;
  /** Saves a file of the copy, changed. @throws when the change changes nothing */
  edit(file: string, change: (text: string) => string): Promise<void>;
  /** Stops the server and removes the copy. */
  end(): Promise<void>;
}

const notCopied = /^(node_modules|dist|\.git|\.cache|\.astro|test-results)$/;

/** @param root the project @throws when the server does not answer within three minutes */
export async function startDevTrial(root: string): Promise<DevTrial> {
  const copy = await mkdtemp(join(tmpdir(), 'last-ack-dev-'));
  await cp(root, copy, {
    recursive: true,
    filter: (from) => !notCopied.test(relative(root, from).split('/')[0] ?? ''),
  });
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  const port = await freePort();
  const server = spawn(process.execPath, [tool('astro'), 'dev', '--port', String(port)], {
    cwd: copy,
    stdio: 'ignore',
    detached: true,
    env: {
      ...process.env,
      ASTRO_DEV_BACKGROUND: '0',
      LAST_ACK_BASE: '/',
      // Beside the copy, so that a server already running in the project keeps its own.
      LAST_ACK_VITE_CACHE: join(copy, '.vite'),
    },
  });
  const end = async (): Promise<void> => {
    try {
      if (server.pid) process.kill(-server.pid);
    } catch {
      // Gone already.
    }
    await rm(copy, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  const home = `http://localhost:${port}/`;
  if (!(await untilAnswers(home, 180))) {
    await end();
    throw new Error(`npm run dev did not answer at ${home} within three minutes.`);
  }
  return {
    home,
    end,
    edit: async (file, change) => {
      const path = join(copy, file);
      const before = await readFile(path, 'utf8');
      const after = change(before);
      if (after === before) throw new Error(`The trial's edit of ${file} changed nothing.`);
      await writeFile(path, after);
    },
  };
}
