/** `npm run types`: the whole repo, then the pure layers alone without DOM and Node types, then the Astro files. */
import { spawnSync } from 'node:child_process';

const checks = [
  ['tsc', '-p', '.'],
  ['tsc', '-p', 'tests/architecture/pure.tsconfig.json'],
  ['astro', 'check', '--minimumSeverity', 'error'],
];
for (const check of checks) {
  const run = spawnSync('npx', check, {
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  if (run.status !== 0) process.exit(run.status ?? 1);
}
