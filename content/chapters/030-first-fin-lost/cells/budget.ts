import { cell, closing, fins, rtt, toggle } from 'last-ack';

export default cell({
  parameters: {
    rttMs: rtt({ max: 400, value: 1 }),
    sack: toggle({ label: 'SACK', value: true }),
  },
  run: ({ rttMs, sack }) => {
    const client = { tcp_orphan_retries: 3, tcp_sack: sack ? 1 : 0 };
    return closing({ rttMs, client, lose: fins('client') });
  },
});
