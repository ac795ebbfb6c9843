import { cell, lossyCloses, overLoss, quantileAmong, quantiles, wholeClose } from 'last-ack';

export default cell({
  run: () =>
    overLoss([0.1, 1, 5, 10, 15, 20, 25, 30], {
      caption: 'Seconds that a close takes',
      fact: wholeClose,
      shows: quantiles(0.5, 0.99, 0.999),
      chart: { draw: 'line', log: true },
    }),
  facts: () => quantileAmong(lossyCloses(10, { runs: 5000 }), wholeClose, 0.99),
});
