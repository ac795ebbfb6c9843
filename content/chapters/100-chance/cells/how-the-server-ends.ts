import { cell, loss, lossyCloses, shareAmong, shares, tally } from 'last-ack';

const budget = (host: { tcp_orphan_retries: number }, percent: number) =>
  lossyCloses(percent, { client: host, server: host });

export default cell({
  parameters: { loss: loss({ min: 1, value: 30 }) },
  run: ({ loss }) =>
    tally({
      caption: 'How the server’s socket ends',
      over: 'tcp_orphan_retries',
      values: [1, 2, 3, 4, 5, 6, 8],
      run: (tcp_orphan_retries) => budget({ tcp_orphan_retries }, loss),
      fact: 'server.end',
      shows: shares('gave-up', null),
      chart: { draw: 'line' },
    }),
  facts: ({ loss }) =>
    shareAmong(budget({ tcp_orphan_retries: 1 }, loss), ({ ends }) => ends.server === null),
});
