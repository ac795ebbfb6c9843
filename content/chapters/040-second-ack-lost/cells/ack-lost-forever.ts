import { cell, closing, figure, orphanRetries } from 'last-ack';

export default cell({
  parameters: { orphanRetries: orphanRetries({ value: 2 }) },
  run: ({ orphanRetries }) =>
    figure(
      closing({
        rttMs: 20,
        client: { tcp_orphan_retries: orphanRetries },
        thinkMs: 300_000,
        lose: { from: 'server', ackOfFin: true },
      }),
      { show: 'both' },
    ),
});
