import { at, cell, close, closing, recv, select, send, sleep } from 'last-ack';

const durationMs = 3_600_000;
const later = {
  nothing: [sleep(durationMs)],
  'read()': [at(10_000, recv()), sleep(durationMs)],
  'write()': [at(10_000, send(50)), at(11_000, recv()), send(50), close()],
  'close()': [at(10_000, close())],
};

export default cell({
  parameters: {
    call: select({
      label: { en: 'At 10 s the server calls', zh: '第 10 秒服务端调用' },
      options: ['nothing', 'read()', 'write()', 'close()'],
      labels: { nothing: { en: 'nothing', zh: '什么也不调用' } },
      value: 'write()',
    }),
  },
  run: ({ call }) =>
    closing({
      client: { tcp_orphan_retries: 2 },
      lose: { from: 'server', ackOfFin: true, beforeMs: 8000 },
      after: later[call],
      durationMs,
    }),
});
