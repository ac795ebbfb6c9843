import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { sourceHash } from './source-hash.ts';
import { tool } from './tool.ts';

/**
 * Builds the site into `env.LAST_ACK_OUT` (dist/) unless it was built there from exactly these sources. Returns the build's
 * exit code. Quiet, it speaks only if it fails.
 */
export async function buildIfNeeded({ quiet = false, env = process.env } = {}): Promise<number> {
  const out = env.LAST_ACK_OUT ?? 'dist';
  // Not within, so that it is never published.
  const stamp = `.cache/${out.replaceAll(/\W+/g, '-')}-built-from`;
  const hash = sourceHash('.', env);
  if (existsSync(`${out}/index.html`) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return 0;
  const { status, said } = await build(quiet, env);
  if (status !== 0) {
    process.stderr.write(said);
    return status;
  }
  mkdirSync('.cache', { recursive: true });
  writeFileSync(stamp, hash);
  return 0;
}

/** @returns the exit code, and what it said that was not shown */
const build = (quiet: boolean, env: NodeJS.ProcessEnv): Promise<{ status: number; said: string }> =>
  new Promise((resolve) => {
    let said = '';
    const child = spawn(process.execPath, [tool('astro'), 'build'], {
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env,
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (data) => {
        said += data;
      });
    child.on('close', (status) => resolve({ status: status ?? 1, said }));
  });
