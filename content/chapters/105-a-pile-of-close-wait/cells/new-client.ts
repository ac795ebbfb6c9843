import { cell, figure, select } from 'last-ack';
import { pile } from './leak.ts';

const customers = { queue: 100, later: 108 };
const label = { en: 'The client comes', zh: '客户端到达时' };
const queue = { en: 'while there is room in the queue', zh: '队列还有位置' };
const labels = { queue, later: { en: 'when the queue is full', zh: '队列已满' } };

export default cell({
  parameters: { comes: select({ label, options: ['queue', 'later'], labels, value: 'later' }) },
  run: ({ comes }) => figure({ ...pile(), watch: customers[comes] }, { opening: true }),
});
