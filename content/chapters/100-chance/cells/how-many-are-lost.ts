import { anySegment, cell, closing, many, shareAmong, shares, tally } from 'last-ack';

/** Closes on a path that loses so many of a hundred segments, each way. */
export const lossy = (percent: number, runs = 5000) =>
  many({ scenario: closing({ lose: anySegment(percent / 100) }), runs });

export default cell({
  run: () =>
    tally({
      caption: { en: 'Closes by how many segments they lose', zh: '每次关闭丢失的报文数' },
      over: { en: 'loss, %', zh: '丢包率，%' },
      values: [0.1, 1, 3, 10],
      run: lossy,
      fact: 'lost',
      shows: shares(),
      chart: { draw: 'shares' },
    }),
  facts: () => {
    const { value, low, high } = shareAmong(lossy(1), ({ lost }) => lost > 0);
    return { some: Math.round(value), low: low.toFixed(1), high: high.toFixed(1) };
  },
});
