import { cell, lossyCloses, overLoss, shareAmong, shares } from 'last-ack';

export default cell({
  run: () =>
    overLoss([0.1, 1, 3, 10], {
      caption: 'Closes by how many segments they lose',
      fact: 'lost',
      shows: shares(),
      chart: { draw: 'shares' },
    }),
  facts: () => shareAmong(lossyCloses(1, { runs: 5000 }), ({ lost }) => lost > 0),
});
