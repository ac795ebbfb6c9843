import { cell, lossyCloses, overLoss, shareAmong, shares } from 'last-ack';

export default cell({
  run: () =>
    overLoss([0.1, 1, 3, 10], {
      caption: { en: 'Closes by how many segments they lose', zh: '每次关闭丢失的报文数' },
      fact: 'lost',
      shows: shares(),
      chart: { draw: 'shares' },
    }),
  facts: () => shareAmong(lossyCloses(1, { runs: 5000 }), ({ lost }) => lost > 0),
});
