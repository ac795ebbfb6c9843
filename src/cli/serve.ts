/** `node src/cli/run.mjs serve PORT`: the built site, for browser tests. Readers of this repository use `npm start`. */
import { serveSite } from './serve-site.ts';

const { LAST_ACK_OUT = 'dist', LAST_ACK_BASE = '/' } = process.env;
await serveSite(LAST_ACK_OUT, LAST_ACK_BASE, Number(process.argv[2]));
