import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { sourceHash } from './source-hash.ts';
import { tool } from './tool.ts';

/** Outside dist/, so that it is never published. */
const stamp = '.cache/built-from';

/** Builds dist/ unless it was built from exactly these sources. Returns the build's exit code. */
export function buildIfNeeded(quiet = false): number {
  const hash = sourceHash();
  if (existsSync('dist/index.html') && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return 0;
  const built = spawnSync(process.execPath, [tool('astro'), 'build'], {
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    encoding: 'utf8',
  });
  if (built.status !== 0) {
    if (quiet) process.stderr.write(`${built.stdout}${built.stderr}`);
    return built.status ?? 1;
  }
  mkdirSync('.cache', { recursive: true });
  writeFileSync(stamp, hash);
  return 0;
}
