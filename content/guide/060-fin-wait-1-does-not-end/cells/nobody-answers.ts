import { cell, closing, select } from 'last-ack';

export default cell({
  parameters: {
    retries: select({ label: 'tcp_orphan_retries', options: [0, 1, 3, 8], value: 0 }),
  },
  run: ({ retries }) =>
    closing({
      rttMs: 40,
      client: { tcp_orphan_retries: retries },
      lose: { from: 'client', fin: true },
    }),
});
