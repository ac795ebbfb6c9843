import { acks, cell, closing, losses } from 'last-ack';

const label = { en: 'Last ACKs lost', zh: '最后的 ACK 丢失次数' };

export default cell({
  parameters: { losses: losses('ACK', { label }) },
  run: ({ losses }) => closing({ thinkMs: 200, lose: acks('client', losses), durationMs: 600_000 }),
});
