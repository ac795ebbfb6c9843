import { acks, cell, closing, fins, many, quantiles, tally, wholeClose } from 'last-ack';

const four = [fins('client'), acks('server'), fins('server'), acks('client')];

export default cell({
  run: () =>
    tally({
      caption: { en: 'Seconds that a close takes', zh: '一次关闭需要多少秒' },
      over: {
        en: 'only this of the four is lost, at 10 %',
        zh: '只丢四次挥手中的这一次，丢包率 10 %',
      },
      values: [1, 2, 3, 4],
      run: (n) =>
        many({ scenario: closing({ lose: { ...four[n - 1]!, chance: 0.1 } }), runs: 3000 }),
      fact: wholeClose,
      shows: quantiles(0.5, 0.95, 0.99),
      chart: { draw: 'bars' },
    }),
});
