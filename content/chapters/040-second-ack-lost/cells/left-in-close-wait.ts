import { at, cell, close, closing, recv, select, send, sleep } from 'last-ack';

const hour = 3_600_000;
const later = {
  nothing: [sleep(hour)],
  'read()': [at(10_000, recv()), sleep(hour)],
  'write()': [at(10_000, send(50)), at(11_000, recv()), send(50), close()],
  'close()': [at(10_000, close())],
};
const label = { en: 'At 10 s the server calls', zh: '第 10 秒服务端调用' };
const options = ['nothing', 'read()', 'write()', 'close()'] as const;
const labels = { nothing: { en: 'nothing', zh: '什么也不调用' } };

export default cell({
  parameters: { call: select({ label, options, labels, value: 'write()' }) },
  run: ({ call }) =>
    closing({
      // At 20 ms the tick at which the machine booted decides between four FINs and five; here it is always four.
      rttMs: 30,
      client: { tcp_orphan_retries: 2 },
      lose: { from: 'server', ackOfFin: true, beforeMs: 8000 },
      after: later[call],
      durationMs: hour,
    }),
});
