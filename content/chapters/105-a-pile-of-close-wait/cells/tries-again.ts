import { cell, simulate, table } from 'last-ack';
import { pile } from './leak.ts';

const caption = { en: 'A connection waits, no descriptor', zh: '有连接在等，没有描述符' };
const waits = { en: 'the program waits, ms', zh: '程序隔多久再试，毫秒' };
const fails = { en: 'failed accept() in 2 s', zh: '2 秒内失败的 accept()' };
const failed = (retryMs: number) => {
  const loop = { descriptors: 32, backlog: 8, retryMs };
  return simulate({ ...pile({ loop }), durationMs: 142_000 }).app.filter(({ errno }) => errno);
};
const rows = [1, 10, 100, 1000].map((ms) => [ms, failed(ms).length]);

export default cell({ run: () => table(caption, [waits, fails], rows) });
