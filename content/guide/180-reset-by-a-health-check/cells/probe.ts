import { cell, close, closing, linger, recv, select } from 'last-ack';

const endings = { RST: [linger(0), close()], FIN: [close()] };

export default cell({
  parameters: {
    ending: select({
      label: 'The checker ends with',
      options: ['RST', 'FIN'],
      value: 'RST',
    }),
  },
  run: ({ ending }) =>
    closing({
      rttMs: 2,
      clientCalls: endings[ending],
      serverCalls: [recv(), close()],
      durationMs: 70_000,
    }),
});
