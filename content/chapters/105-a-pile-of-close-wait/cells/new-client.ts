import { cell, figure, select } from 'last-ack';
import { pile } from './leak.ts';

const customers = { queue: 100, later: 108 };
const label = 'The client comes';
const queue = 'while there is room in the queue';
const labels = { queue, later: 'when the queue is full' };

export default cell({
  parameters: { comes: select({ label, options: ['queue', 'later'], labels, value: 'later' }) },
  run: ({ comes }) => figure({ ...pile(), watch: customers[comes] }, { opening: true }),
});
