import { cell, facts, simulate, slider, table } from 'last-ack';
import { lostForever } from './lost-forever.ts';

export default cell({
  parameters: {
    orphanRetries: slider({ label: 'tcp_orphan_retries', min: 1, max: 5, value: 3 }),
  },
  run: ({ orphanRetries }) =>
    table(
      {
        en: `tcp_orphan_retries = ${orphanRetries} on six paths`,
        zh: `tcp_orphan_retries = ${orphanRetries}，六条路径`,
      },
      [
        { en: 'RTT, ms', zh: 'RTT，毫秒' },
        { en: 'RTO at close, ms', zh: '关闭时的 RTO，毫秒' },
        { en: 'retransmissions', zh: '重传次数' },
        { en: 'gone after, s', zh: '多久后消失，秒' },
        { en: 'retransmissions, no SACK', zh: '重传次数（无 SACK）' },
      ],
      [1, 20, 50, 100, 200, 400].map((rttMs) => {
        const { client } = facts(simulate(lostForever(rttMs, orphanRetries)));
        const noSack = facts(simulate(lostForever(rttMs, orphanRetries, false))).client;
        const seconds = ((client.livedMs ?? 0) / 1000).toFixed(1);
        return [
          rttMs,
          client.rtoMs ?? '',
          client.retransmissions,
          seconds,
          noSack.retransmissions,
        ];
      }),
    ),
});
