import { acks, cell, losses } from 'last-ack';
import { closingTogether } from './both-at-once.ts';

const label = { en: 'ACKs lost', zh: '丢失的 ACK' };

export default cell({
  parameters: { losses: losses('ACK', { label, max: 3 }) },
  run: ({ losses }) => closingTogether(0, acks('server', losses)),
});
