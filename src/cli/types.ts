/**
 * `npm run types`: all TypeScript, the pure layers alone without DOM and Node types, and the components of Astro. TypeScript 7
 * checks in a fourth of the time; Astro's own checker, which still asks for 6, is given what only it can read.
 */
import { spawn } from 'node:child_process';
import { tool } from './tool.ts';

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

const components = run([
  tool('astro'),
  'check',
  '--minimumSeverity',
  'error',
  '--tsconfig',
  'tests/architecture/components.tsconfig.json',
]);
const pure = run([tool('tsc'), '-p', 'tests/architecture/pure.tsconfig.json']);
// In a fresh clone Astro's check first writes the types of what the chapters hold.
const all = components.then(() => run([tool('tsc')]));
process.exitCode = Math.max(...(await Promise.all([components, pure, all])));
