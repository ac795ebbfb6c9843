import { acks, cell, closing, losses } from 'last-ack';

export default cell({
  parameters: { losses: losses('ACK', { label: 'Last ACKs lost' }) },
  run: ({ losses }) => closing({ thinkMs: 200, lose: acks('client', losses), durationMs: 600_000 }),
});
