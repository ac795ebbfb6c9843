import { cell, closing, figure, orphanRetries, rtt } from 'last-ack';

export default cell({
  parameters: { orphanRetries: orphanRetries(), rttMs: rtt({ max: 400 }) },
  run: ({ orphanRetries, rttMs }) =>
    figure(
      closing({
        rttMs,
        client: { tcp_orphan_retries: orphanRetries },
        lose: { from: 'client', fin: true },
      }),
      { show: 'both' },
    ),
});
