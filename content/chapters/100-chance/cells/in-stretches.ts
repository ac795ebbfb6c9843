import { cell, loss, lossyCloses, shareAmong, shares, tally } from 'last-ack';

const stretches = (seconds: number, percent: number) =>
  lossyCloses(percent, seconds === 0 ? {} : { stretchMs: seconds * 1000 });

export default cell({
  parameters: { loss: loss({ min: 1, max: 30 }) },
  run: ({ loss }) =>
    tally({
      caption: 'Clients that give up their FIN',
      over: 'mean length of a stretch',
      values: [0, 1, 3, 10, 30, 100, 300],
      name: (seconds) => (seconds > 0 ? `${seconds} s` : 'each alone'),
      run: (seconds) => stretches(seconds, loss),
      fact: 'client.end',
      shows: shares('gave-up'),
      chart: { draw: 'bars' },
    }),
  facts: ({ loss }) => shareAmong(stretches(0, loss), ({ ends }) => ends.client === 'gave-up'),
});
