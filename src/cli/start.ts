/** `npm start`: builds the site when its sources changed, serves it on this machine, prints the address. */
import { spawn } from 'node:child_process';
import { buildIfNeeded } from './build-if-needed.ts';
import { freePort } from './free-port.ts';
import { tool } from './tool.ts';
import { untilAnswers } from './until-answers.ts';

console.log('Last ACK: building the site if its sources changed …');
if ((await buildIfNeeded()) !== 0) {
  console.error('The build failed; its message is above.');
  process.exit(1);
}
const port = process.env.PORT ? Number(process.env.PORT) : await freePort(4321);
const server = spawn(process.execPath, [tool('astro'), 'preview', '--ignore-lock', '--port', String(port)], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
server.on('exit', (code) => process.exit(code ?? 0));

const home = `http://localhost:${port}${process.env.LAST_ACK_BASE ?? '/'}`;
if (await untilAnswers(home, 60)) console.log(`\n  Last ACK is at  ${home}\n  Ctrl+C stops it.\n`);
else {
  console.error(`The server did not answer at ${home} within a minute.`);
  server.kill();
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
