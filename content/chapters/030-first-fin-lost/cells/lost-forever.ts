import { cell, closing, figure, fins, orphanRetries, rtt } from 'last-ack';

export default cell({
  parameters: { orphanRetries: orphanRetries(), rttMs: rtt({ max: 400 }) },
  run: ({ orphanRetries: tcp_orphan_retries, rttMs }) => {
    const lost = closing({ rttMs, client: { tcp_orphan_retries }, lose: fins('client') });
    return figure(lost, { show: 'both' });
  },
});
