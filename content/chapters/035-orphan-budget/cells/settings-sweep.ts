import { cell, closing, column, fins, rtt, sweep, text } from 'last-ack';

const textbook = 'textbook: retransmissions';

export default cell({
  parameters: { rttMs: rtt({ max: 200 }) },
  run: ({ rttMs }) =>
    sweep({
      caption: text`What each value buys at RTT ${rttMs} ms`,
      over: 'tcp_orphan_retries',
      values: [0, 1, 2, 3, 4, 5, 8],
      run: (tcp_orphan_retries) =>
        closing({ rttMs, client: { tcp_orphan_retries }, lose: fins('client') }),
      columns: [
        column.retransmissions('client'),
        column.goneAfter('client'),
        [textbook, (run) => run.textbook.client.retransmissions],
      ],
      chart: { draw: 'steps', columns: [1, 3] },
    }),
});
