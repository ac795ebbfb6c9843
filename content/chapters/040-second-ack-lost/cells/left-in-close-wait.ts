import { at, calls, cell, close, closing, recv, send, sleep } from 'last-ack';

const hour = 3_600_000;
const later = {
  nothing: [sleep(hour)],
  'read()': [at(10_000, recv()), sleep(hour)],
  'write()': [at(10_000, send(50)), at(11_000, recv()), send(50), close()],
  'close()': [at(10_000, close())],
};

export default cell({
  parameters: { call: calls(later, 'write()', 'At 10 s the server calls') },
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
