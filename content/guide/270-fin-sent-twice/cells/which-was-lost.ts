import { acks, cell, closing, fins, select } from 'last-ack';

const lost = { ACK: acks('server', 1), FIN: fins('client', 1) };

export default cell({
  parameters: {
    which: select({
      label: 'Lost on the way',
      options: ['ACK', 'FIN'],
      labels: { ACK: 'the ACK', FIN: 'the FIN' },
      value: 'ACK',
    }),
  },
  run: ({ which }) => closing({ thinkMs: 1000, lose: lost[which] }),
});
