import { cell, closing, first, seconds, slider, sweep } from 'last-ack';

const most = { label: { en: 'Up to', zh: '最多丢' }, unit: { en: 'lost', zh: '次' } };
const lastAck = { en: 'server in LAST-ACK, s', zh: '服务端在 LAST-ACK，秒' };
const timeWait = { en: 'client in TIME-WAIT, s', zh: '客户端在 TIME-WAIT，秒' };

export default cell({
  parameters: { most: slider({ ...most, min: 2, max: 8, value: 8 }) },
  run: ({ most }) =>
    sweep({
      caption: {
        en: 'Each FIN that arrives starts the minute again',
        zh: '每到一个 FIN，那一分钟就重新开始',
      },
      over: { en: 'last ACKs lost', zh: '最后的 ACK 丢失次数' },
      values: [0, ...first(most)],
      run: (n) => {
        const lose = { from: 'client', ackOfFin: true, nth: first(n) } as const;
        return closing({ thinkMs: 200, lose, durationMs: 600_000 });
      },
      columns: [
        [lastAck, ({ server }) => seconds(server.inState.LAST_ACK)],
        [timeWait, ({ client }) => seconds(client.inState.TIME_WAIT)],
      ],
    }),
});
