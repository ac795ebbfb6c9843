import { acks, cell, closing, column, orphanRetries, rtt, sleep, sweep } from 'last-ack';

const tickMs = 4;
const lose = acks('server');
const after = [sleep(60_000)];

export default cell({
  parameters: { rttMs: rtt(), orphanRetries: orphanRetries({ min: 1, max: 5, value: 2 }) },
  run: ({ rttMs, orphanRetries: tcp_orphan_retries }) =>
    sweep({
      caption: 'One case, eight moments of booting',
      over: 'booted later by, ms',
      values: [0, 4, 8, 12, 16, 20, 24, 28],
      run: (laterMs) => ({
        ...closing({ rttMs, client: { tcp_orphan_retries }, lose, after }),
        // Where the kernel's tick counter stands when the first SYN leaves.
        jiffiesAtZero: 4_296_070_000.5 - laterMs / tickMs,
      }),
      columns: [column.retransmissions('client'), column.goneAfter('client')],
    }),
});
