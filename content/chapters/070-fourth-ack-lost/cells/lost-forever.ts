import { acks, cell, closing, figure, orphanRetries } from 'last-ack';

export default cell({
  parameters: { orphanRetries: orphanRetries({ value: 2 }) },
  run: ({ orphanRetries: tcp_orphan_retries }) => {
    const more = { thinkMs: 200, durationMs: 600_000 };
    const lost = closing({ ...more, server: { tcp_orphan_retries }, lose: acks('client') });
    return figure(lost, { show: 'both' });
  },
});
