import { at, cell, close, closing, select } from 'last-ack';

export default cell({
  parameters: {
    limit: select({ label: 'tcp_max_tw_buckets', options: [0, 131_072], value: 0 }),
  },
  run: ({ limit }) =>
    closing({
      client: { tcp_max_tw_buckets: limit },
      after: [at(1000, close())],
    }),
});
