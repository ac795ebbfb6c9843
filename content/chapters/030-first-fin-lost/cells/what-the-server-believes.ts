import { at, cell, close, figure, recv, select, send } from 'last-ack';
import { lostForever } from './lost-forever.ts';

const sends = [recv(), at(10_000, send(50)), recv(), send(50), close()];

export default cell({
  parameters: {
    server: select({
      label: { en: 'The server', zh: '服务端' },
      options: ['waits', 'sends'],
      labels: { waits: { en: 'waits', zh: '一直等' }, sends: { en: 'sends', zh: '发送数据' } },
      value: 'sends',
    }),
  },
  run: ({ server }) => {
    const scenario = { ...lostForever(20, 3), durationMs: 3_600_000 };
    if (server === 'sends') scenario.server = { script: sends };
    return figure(scenario, {
      caption: {
        en: 'After the client has gone: a server that waits, or one that sends 50 bytes at 10 s.',
        zh: '客户端离开之后：服务端一直等，或者在第 10 秒发送 50 字节。',
      },
    });
  },
});
