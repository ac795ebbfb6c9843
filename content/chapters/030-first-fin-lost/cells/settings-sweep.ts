import { cell, closing, rtt, seconds, sweep } from 'last-ack';

const again = { en: 'Linux: retransmissions', zh: 'Linux：重传次数' };
const gone = { en: 'Linux: gone after, s', zh: 'Linux：多久后消失，秒' };
const textbook = { en: 'textbook: retransmissions', zh: '教科书：重传次数' };

export default cell({
  parameters: { rttMs: rtt({ max: 200 }) },
  run: ({ rttMs }) =>
    sweep({
      caption: {
        en: `What each value buys at RTT ${rttMs} ms`,
        zh: `RTT 为 ${rttMs} ms 时，每个取值换来什么`,
      },
      over: 'tcp_orphan_retries',
      values: [0, 1, 2, 3, 4, 5, 8],
      run: (tcp_orphan_retries) =>
        closing({ rttMs, client: { tcp_orphan_retries }, lose: { from: 'client', fin: true } }),
      columns: [
        [again, ({ client }) => client.retransmissions],
        [gone, ({ client }) => seconds(client.livedMs)],
        [textbook, (run) => run.textbook.client.retransmissions],
      ],
    }),
});
