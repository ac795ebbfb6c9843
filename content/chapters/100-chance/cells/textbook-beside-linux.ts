import { anySegment, cell, closing, loss, many, quantileAmong, spread, tally } from 'last-ack';
import { whole } from './how-long.ts';

const stacks = ['linux', 'textbook'] as const;
const lossy = (profile: (typeof stacks)[number], percent: number) =>
  many({ scenario: { ...closing({ lose: anySegment(percent / 100) }), profile }, runs: 3000 });

export default cell({
  parameters: { loss: loss({ min: 1, max: 30 }) },
  run: ({ loss }) =>
    tally({
      caption: { en: 'Closes by how long they take', zh: '各次关闭用了多久' },
      over: { en: 'seconds', zh: '秒' },
      values: stacks,
      name: (stack) => (stack === 'linux' ? 'Linux 6.18' : { en: 'textbook', zh: '教科书' }),
      run: (stack) => lossy(stack, loss),
      fact: whole,
      shows: spread(0.2, 2.2, 10),
      chart: { draw: 'bars' },
    }),
  facts: ({ loss }) => {
    const late = stacks.map((stack) => quantileAmong(lossy(stack, loss), whole, 0.99).value);
    return { linux: late[0]!, textbook: late[1]! };
  },
});
