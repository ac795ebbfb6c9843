import { cell, closing, first, losses } from 'last-ack';

const what = { en: 'Last ACKs lost', zh: '最后的 ACK 丢失次数' };

export default cell({
  parameters: { losses: losses('ACK', { label: what }) },
  run: ({ losses }) =>
    closing({
      thinkMs: 200,
      lose: { from: 'client', ackOfFin: true, nth: first(losses) },
      durationMs: 600_000,
    }),
});
