import { cell, facts, simulate, slider, table } from 'last-ack';
import { lastAckLost } from './lost-once.ts';

export default cell({
  parameters: {
    most: slider({
      label: { en: 'Up to', zh: '最多丢' },
      unit: { en: 'lost', zh: '次' },
      min: 2,
      max: 8,
      value: 8,
    }),
  },
  run: ({ most }) =>
    table(
      {
        en: 'Each FIN that arrives starts the minute again',
        zh: '每到一个 FIN，那一分钟就重新开始',
      },
      [
        { en: 'last ACKs lost', zh: '最后的 ACK 丢失次数' },
        { en: 'server in LAST-ACK, s', zh: '服务端在 LAST-ACK，秒' },
        { en: 'client in TIME-WAIT, s', zh: '客户端在 TIME-WAIT，秒' },
      ],
      Array.from({ length: most + 1 }, (_, losses) => {
        const nth = Array.from({ length: losses }, (_, index) => index + 1);
        const { client, server } = facts(simulate(lastAckLost(nth)));
        const seconds = (ms = 0) => (ms / 1000).toFixed(1);
        return [losses, seconds(server.inState.LAST_ACK), seconds(client.inState.TIME_WAIT)];
      }),
    ),
});
