import { cell, closing, figure, orphanRetries } from 'last-ack';

export default cell({
  parameters: { orphanRetries: orphanRetries({ value: 2 }) },
  run: ({ orphanRetries: tcp_orphan_retries }) => {
    const lose = { from: 'server', ackOfFin: true } as const;
    const lost = closing({ client: { tcp_orphan_retries }, thinkMs: 300_000, lose });
    return figure(lost, { show: 'both' });
  },
});
