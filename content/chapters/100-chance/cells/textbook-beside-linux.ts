import { cell, loss, lossyCloses, quantileAmong, spread, tally, wholeClose } from 'last-ack';

const late = (percent: number, profile: 'linux' | 'textbook') =>
  quantileAmong(lossyCloses(percent, { profile }), wholeClose, 0.99).value;

export default cell({
  parameters: { loss: loss({ min: 1, max: 30 }) },
  run: ({ loss }) =>
    tally({
      caption: 'Closes by how long they take',
      over: 'seconds',
      values: ['linux', 'textbook'] as const,
      name: (stack) => (stack === 'linux' ? 'Linux 6.18' : 'textbook'),
      run: (profile) => lossyCloses(loss, { profile }),
      fact: wholeClose,
      shows: spread(0.2, 2.2, 10),
      chart: { draw: 'bars' },
    }),
  facts: ({ loss }) => ({ linux: late(loss, 'linux'), textbook: late(loss, 'textbook') }),
});
