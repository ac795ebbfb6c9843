import { acks, cell, closing, column, orphanRetries, sweep, thinks } from 'last-ack';

const lose = acks('client');
const durationMs = 600_000;

export default cell({
  parameters: {
    fromMs: thinks({ label: 'Server thinks at least', min: 100, max: 400, step: 4 }),
    orphanRetries: orphanRetries({ min: 1, max: 5, value: 2 }),
  },
  run: ({ fromMs, orphanRetries: tcp_orphan_retries }) =>
    sweep({
      caption: 'One case, eight moments to close',
      over: 'server thinks, ms',
      // 4 ms are one tick of the kernel's clock.
      values: [0, 4, 8, 12, 16, 20, 24, 28].map((laterMs) => fromMs + laterMs),
      run: (thinkMs) => closing({ thinkMs, server: { tcp_orphan_retries }, lose, durationMs }),
      columns: [column.retransmissions('server'), column.goneAfter('server')],
    }),
});
