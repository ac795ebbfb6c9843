import { cell, quantileAmong, quantiles, tally } from 'last-ack';
import { lossy } from './how-many-are-lost.ts';

/** From the client's close() to the end of the server's socket. */
export const whole = ['client.closeMs', 'server.goneMs'] as const;

export default cell({
  run: () =>
    tally({
      caption: { en: 'Seconds that a close takes', zh: '一次关闭需要多少秒' },
      over: { en: 'loss, %', zh: '丢包率，%' },
      values: [0.1, 1, 5, 10, 15, 20, 25, 30],
      run: lossy,
      fact: whole,
      shows: quantiles(0.5, 0.99, 0.999),
      chart: { draw: 'line', log: true },
    }),
  facts: () => {
    const median = Math.round(quantileAmong(lossy(10), whole, 0.5).value);
    const { value, low, high } = quantileAmong(lossy(10), whole, 0.99);
    return { median, late: Math.round(value), low, high };
  },
});
