import { cell, closing, figure, orphanRetries } from 'last-ack';

export default cell({
  parameters: { orphanRetries: orphanRetries({ value: 2 }) },
  run: ({ orphanRetries }) =>
    figure(
      closing({
        thinkMs: 200,
        server: { tcp_orphan_retries: orphanRetries },
        lose: { from: 'client', ackOfFin: true },
        durationMs: 600_000,
      }),
      { show: 'both' },
    ),
});
