import { acks, cell, closing, column, orphanRetries, sweep, thinks } from 'last-ack';

const label = { en: 'Server thinks at least', zh: '服务端至少考虑' };
const lose = acks('client');
const durationMs = 600_000;

export default cell({
  parameters: {
    fromMs: thinks({ label, min: 100, max: 400, step: 4 }),
    orphanRetries: orphanRetries({ min: 1, max: 5, value: 2 }),
  },
  run: ({ fromMs, orphanRetries: tcp_orphan_retries }) =>
    sweep({
      caption: { en: 'One case, eight moments to close', zh: '同一个案例，八个不同的关闭时刻' },
      over: { en: 'server thinks, ms', zh: '服务端考虑，毫秒' },
      // 4 ms are one tick of the kernel's clock.
      values: [0, 4, 8, 12, 16, 20, 24, 28].map((laterMs) => fromMs + laterMs),
      run: (thinkMs) => closing({ thinkMs, server: { tcp_orphan_retries }, lose, durationMs }),
      columns: [column.retransmissions('server'), column.goneAfter('server')],
    }),
});
