import { cell, closing, fins, orphanRetries, rtt, toggle } from 'last-ack';

export default cell({
  parameters: {
    rttMs: rtt({ max: 400, value: 1 }),
    orphanRetries: orphanRetries(),
    sack: toggle({ label: 'SACK', value: true }),
  },
  run: ({ rttMs, orphanRetries: tcp_orphan_retries, sack }) => {
    const client = { tcp_orphan_retries, tcp_sack: sack ? 1 : 0 };
    return closing({ rttMs, client, lose: fins('client') });
  },
});
