import { acks, cell, closing, fins, select } from 'last-ack';

const lost = { ACK: acks('server', 1), FIN: fins('client', 1) };

export default cell({
  parameters: {
    which: select({
      label: { en: 'Lost on the way', zh: '路上丢的是' },
      options: ['ACK', 'FIN'],
      labels: { ACK: { en: 'the ACK', zh: '对它的 ACK' }, FIN: { en: 'the FIN', zh: 'FIN 本身' } },
      value: 'ACK',
    }),
  },
  run: ({ which }) => closing({ thinkMs: 1000, lose: lost[which] }),
});
