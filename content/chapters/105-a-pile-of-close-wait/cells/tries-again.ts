import { cell, simulate, table } from 'last-ack';
import { pile } from './leak.ts';

const caption = 'A connection waits, no descriptor';
const waits = 'the program waits, ms';
const fails = 'failed accept() in 2 s';
const failed = (retryMs: number) => {
  const loop = { descriptors: 32, backlog: 8, retryMs };
  return simulate({ ...pile({ loop }), durationMs: 142_000 }).app.filter(({ errno }) => errno);
};
const rows = [1, 10, 100, 1000].map((ms) => [ms, failed(ms).length]);

export default cell({ run: () => table(caption, [waits, fails], rows) });
