import { anySegment, cell, closing, loss, many, shareAmong, shares, tally } from 'last-ack';

const alone = { en: 'each alone', zh: '各自独立' };
const lossy = (percent: number, seconds: number) => {
  const lose = anySegment(percent / 100, seconds * 1000 || undefined);
  return many({ scenario: closing({ lose }), runs: 3000 });
};

export default cell({
  parameters: { loss: loss({ min: 1, max: 30 }) },
  run: ({ loss }) =>
    tally({
      caption: { en: 'Clients that give up their FIN', zh: '放弃 FIN 的客户端' },
      over: { en: 'mean length of a stretch', zh: '一段的平均长度' },
      values: [0, 1, 3, 10, 30, 100, 300],
      name: (seconds) => (seconds === 0 ? alone : `${seconds} s`),
      run: (seconds) => lossy(loss, seconds),
      fact: 'client.end',
      shows: shares('gave-up'),
      chart: { draw: 'bars' },
    }),
  facts: ({ loss }) => {
    const gaveUp = (seconds: number) =>
      shareAmong(lossy(loss, seconds), ({ ends }) => ends.client === 'gave-up');
    return { alone: gaveUp(0).value, most: gaveUp(0).high, long: Math.round(gaveUp(300).value) };
  },
});
