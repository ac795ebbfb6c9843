import { cell, closing, column, fins, orphanRetries, type Swept, sweep, text } from 'last-ack';

const lost = (rttMs: number, tcp_orphan_retries: number, tcp_sack = 1) =>
  closing({ rttMs, client: { tcp_orphan_retries, tcp_sack }, lose: fins('client') });
const noSack = 'retransmissions, no SACK';
const retransmissions = ({ client }: Swept) => client.retransmissions;

export default cell({
  parameters: { orphanRetries: orphanRetries({ min: 1, max: 5 }) },
  run: ({ orphanRetries: n }) =>
    sweep({
      caption: text`tcp_orphan_retries = ${n} on paths of 1 to 400 ms`,
      over: 'RTT, ms',
      values: [1, ...Array.from({ length: 40 }, (_, i) => 10 * (i + 1))],
      run: (rttMs) => lost(rttMs, n),
      columns: [
        column.rto('client'),
        column.retransmissions('client'),
        column.goneAfter('client'),
        [noSack, retransmissions, (rttMs) => lost(rttMs, n, 0)],
      ],
      chart: { draw: 'steps', columns: [2, 4] },
    }),
});
