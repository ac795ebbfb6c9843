import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { sourceHash } from './source-hash.ts';
import { tool } from './tool.ts';

/**
 * Builds the site into `env.LAST_ACK_OUT` (dist/) unless it was built there from exactly these sources. Returns the build's
 * exit code.
 */
export function buildIfNeeded({ quiet = false, env = process.env } = {}): number {
  const out = env.LAST_ACK_OUT ?? 'dist';
  // Not within, so that it is never published.
  const stamp = `.cache/${out.replaceAll(/\W+/g, '-')}-built-from`;
  const hash = sourceHash('.', env);
  if (existsSync(`${out}/index.html`) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return 0;
  const built = spawnSync(process.execPath, [tool('astro'), 'build'], {
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    encoding: 'utf8',
    env,
  });
  if (built.status !== 0) {
    if (quiet) process.stderr.write(`${built.stdout}${built.stderr}`);
    return built.status ?? 1;
  }
  mkdirSync('.cache', { recursive: true });
  writeFileSync(stamp, hash);
  return 0;
}
