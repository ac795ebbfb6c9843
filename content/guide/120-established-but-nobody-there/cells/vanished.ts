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
      label: 'SO_KEEPALIVE of the server',
      options: ['off', 'as it comes', 'after a minute'],
      labels: {
        off: 'off',
        'as it comes': 'on, with the defaults',
        'after a minute': 'on, after 60 s, then every 10 s',
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
