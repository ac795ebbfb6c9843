import { cell, facts, simulate, slider, table } from 'last-ack';
import { lostForever } from './lost-forever.ts';

/** When each side is gone, for a row of settings of the server. */
export default cell({
  parameters: {
    finTimeoutS: slider({
      label: { en: 'tcp_fin_timeout of the client', zh: '客户端的 tcp_fin_timeout' },
      unit: 's',
      min: 2,
      max: 60,
      value: 60,
    }),
  },
  run: ({ finTimeoutS }) =>
    table(
      {
        en: 'Seconds from each side’s own close() to its end',
        zh: '从各自的 close() 到消失，各用多少秒',
      },
      [
        { en: 'tcp_orphan_retries of the server', zh: '服务端的 tcp_orphan_retries' },
        { en: 'server, s', zh: '服务端，秒' },
        { en: 'client, s', zh: '客户端，秒' },
        { en: 'leaves last', zh: '后离开的' },
      ],
      [1, 2, 3, 5, 7, 0].map((orphanRetries) => {
        const { client, server } = facts(simulate(lostForever({ orphanRetries, finTimeoutS })));
        const seconds = (ms: number | null) => ((ms ?? 0) / 1000).toFixed(1);
        const last = (server.goneMs ?? 0) > (client.goneMs ?? 0);
        return [
          orphanRetries,
          seconds(server.livedMs),
          seconds(client.livedMs),
          last ? { en: 'server', zh: '服务端' } : { en: 'client', zh: '客户端' },
        ];
      }),
    ),
});
