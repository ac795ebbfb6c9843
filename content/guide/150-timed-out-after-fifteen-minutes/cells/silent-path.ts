import { cell, closing, option, recv, select, send, sleep } from 'last-ack';

export default cell({
  parameters: {
    patienceMs: select({
      label: 'TCP_USER_TIMEOUT',
      options: [0, 10_000, 60_000],
      labels: { 0: '0: none', 10000: '10 s', 60000: '60 s' },
      value: 0,
    }),
  },
  run: ({ patienceMs }) =>
    closing({
      clientCalls: [option('TCP_USER_TIMEOUT', patienceMs), sleep(500), send(100), recv()],
      lose: { from: 'client', afterMs: 400 },
      durationMs: 1_200_000,
    }),
});
