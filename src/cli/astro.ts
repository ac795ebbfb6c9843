/** `npm run dev`, `npm run build`: Astro's own commands, with what it should know of us. */
import { spawn } from 'node:child_process';
import { tool } from './tool.ts';

const astro = spawn(process.execPath, [tool('astro'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  // Astro detaches its server where it takes its caller for a program; ours are told when it ends.
  env: { ...process.env, ASTRO_DEV_BACKGROUND: '0' },
});
astro.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => astro.kill(signal));
