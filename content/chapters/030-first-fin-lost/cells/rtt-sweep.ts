import { cell, closing, orphanRetries, seconds, sweep } from 'last-ack';

const lost = (rttMs: number, retries: number, sack: 0 | 1) =>
  closing({
    rttMs,
    client: { tcp_orphan_retries: retries, tcp_sack: sack },
    lose: { from: 'client', fin: true },
  });

export default cell({
  parameters: { orphanRetries: orphanRetries({ min: 1, max: 5 }) },
  run: ({ orphanRetries: n }) =>
    sweep({
      caption: {
        en: `tcp_orphan_retries = ${n} on six paths`,
        zh: `tcp_orphan_retries = ${n}，六条路径`,
      },
      over: { en: 'RTT, ms', zh: 'RTT，毫秒' },
      values: [1, 20, 50, 100, 200, 400],
      run: (rttMs) => lost(rttMs, n, 1),
      columns: [
        [
          { en: 'RTO at close, ms', zh: '关闭时的 RTO，毫秒' },
          ({ client }) => client.rtoMs ?? '',
        ],
        [{ en: 'retransmissions', zh: '重传次数' }, ({ client }) => client.retransmissions],
        [
          { en: 'gone after, s', zh: '多久后消失，秒' },
          ({ client }) => seconds(client.livedMs),
        ],
        [
          { en: 'retransmissions, no SACK', zh: '重传次数（无 SACK）' },
          ({ client }) => client.retransmissions,
          (rttMs) => lost(rttMs, n, 0),
        ],
      ],
    }),
});
