/** `npm start`: builds the site when its sources changed, serves it on this machine, prints the address. */
import { buildIfNeeded } from './build-if-needed.ts';
import { freePort } from './free-port.ts';
import { serveSite } from './serve-site.ts';

console.log('Last ACK: building the site if its sources changed …');
if ((await buildIfNeeded()) !== 0) {
  console.error('The build failed; its message is above.');
  process.exit(1);
}
const { PORT, LAST_ACK_OUT = 'dist', LAST_ACK_BASE = '/' } = process.env;
const port = PORT ? Number(PORT) : await freePort(4321);
await serveSite(LAST_ACK_OUT, LAST_ACK_BASE, port).catch((error: Error) => {
  console.error(`Nothing can be served at port ${port}: ${error.message}. Set PORT to another one.`);
  process.exit(1);
});
console.log(`\n  Last ACK is at  http://localhost:${port}${LAST_ACK_BASE}\n  Ctrl+C stops it.\n`);
