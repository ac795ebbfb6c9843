import { acks, cell, closing, fins, many, quantiles, tally } from 'last-ack';

const four = [
  { name: { en: 'first, FIN', zh: '第一次，FIN' }, lose: fins('client') },
  { name: { en: 'second, ACK', zh: '第二次，ACK' }, lose: acks('server') },
  { name: { en: 'third, FIN', zh: '第三次，FIN' }, lose: fins('server') },
  { name: { en: 'fourth, ACK', zh: '第四次，ACK' }, lose: acks('client') },
];

export default cell({
  run: () =>
    tally({
      caption: {
        en: 'Seconds until both are done, where only one of the four is ever lost, at 10 %',
        zh: '只丢四次挥手中的一次，丢包率 10 %，双方都完成需要多少秒',
      },
      over: { en: 'may be lost', zh: '可能丢失的' },
      values: four,
      name: ({ name }) => name,
      run: ({ lose }) =>
        many({ scenario: closing({ lose: { ...lose, chance: 0.1 } }), runs: 3000 }),
      fact: ['client.closeMs', 'server.goneMs'],
      shows: quantiles(0.5, 0.95, 0.99),
      chart: { draw: 'bars' },
    }),
});
