import { acks, cell, losses } from 'last-ack';
import { closingTogether } from './both-at-once.ts';

export default cell({
  parameters: { losses: losses('ACK', { label: 'ACKs lost', max: 3 }) },
  run: ({ losses }) => closingTogether(0, acks('server', losses)),
});
