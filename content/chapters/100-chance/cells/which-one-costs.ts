import { acks, cell, closing, fins, many, quantiles, tally, wholeClose } from 'last-ack';

const four = [fins('client'), acks('server'), fins('server'), acks('client')];

export default cell({
  run: () =>
    tally({
      caption: 'Seconds that a close takes',
      over: 'only this of the four is lost, at 10 %',
      values: [1, 2, 3, 4],
      run: (n) =>
        many({ scenario: closing({ lose: { ...four[n - 1]!, chance: 0.1 } }), runs: 3000 }),
      fact: wholeClose,
      shows: quantiles(0.5, 0.95, 0.99),
      chart: { draw: 'bars' },
    }),
});
