import { cell, close, closing, option, recvUntilEof, type Step, select } from 'last-ack';

const on = option('SO_KEEPALIVE', 1);
const watches: Record<string, Step[]> = {
  off: [],
  'as it comes': [on],
  'after a minute': [on, option('TCP_KEEPIDLE', 60), option('TCP_KEEPINTVL', 10)],
};

export default cell({
  parameters: {
    keepAlive: select({
      label: { en: 'SO_KEEPALIVE of the server', zh: '服务端的 SO_KEEPALIVE' },
      options: ['off', 'as it comes', 'after a minute'],
      labels: {
        off: { en: 'off', zh: '关' },
        'as it comes': { en: 'on, with the defaults', zh: '开，用默认值' },
        'after a minute': { en: 'on, after 60 s, then every 10 s', zh: '开，60 s 后开始，每 10 s 一次' },
      },
      value: 'off',
    }),
  },
  run: ({ keepAlive }) =>
    closing({
      serverCalls: [...watches[keepAlive]!, recvUntilEof(), close()],
      lose: [
        { from: 'client', afterMs: 400 },
        { from: 'server', afterMs: 400 },
      ],
      durationMs: 4 * 3_600_000,
    }),
});
