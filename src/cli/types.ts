/** `npm run types`: the whole repo, TypeScript and Astro, and the pure layers alone without DOM and Node types; side by side. */
import { spawn } from 'node:child_process';
import { tool } from './tool.ts';

const checks = [
  [tool('tsc'), '-p', 'tests/architecture/pure.tsconfig.json'],
  [tool('astro'), 'check', '--minimumSeverity', 'error'],
];

/** Prints what a check says once it has ended, so that two do not speak at once. */
const run = (check: string[]): Promise<number> =>
  new Promise((resolve) => {
    let said = '';
    const child = spawn(process.execPath, check);
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        said += data;
      });
    child.on('close', (status) => {
      process.stdout.write(said);
      resolve(status ?? 1);
    });
  });

process.exitCode = Math.max(...(await Promise.all(checks.map(run))));
