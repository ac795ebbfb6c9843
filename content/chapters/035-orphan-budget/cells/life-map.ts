import { type Column, cell, closing, column, fins, first, sweep } from 'last-ack';

const [, lived] = column.goneAfter('client');
const orphan = (rttMs: number, tcp_orphan_retries = 8) =>
  closing({ rttMs, client: { tcp_orphan_retries }, lose: fins('client') });

export default cell({
  run: () =>
    sweep({
      caption: 'Seconds that an orphan lives',
      over: 'RTT, ms',
      values: [1, 10, 25, 50, 100, 200, 400],
      run: (rttMs) => orphan(rttMs),
      columns: first(8).map((n): Column<number> => [`${n}`, lived, (rttMs) => orphan(rttMs, n)]),
      chart: { draw: 'heat', up: 'tcp_orphan_retries', log: true },
    }),
});
