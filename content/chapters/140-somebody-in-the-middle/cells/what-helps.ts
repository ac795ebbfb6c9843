import { askingAgain, cell, column, lastReadMs, option, sweep } from 'last-ack';
import { boxes } from './forgotten.ts';
import { alive } from './kept-alive.ts';

const ways = {
  '–': {},
  SO_KEEPALIVE: { first: [option('SO_KEEPALIVE', 1)] },
  'SO_KEEPALIVE, TCP_KEEPIDLE = 300': { first: alive(300) },
  'TCP_USER_TIMEOUT = 10 000': { first: [option('TCP_USER_TIMEOUT', 10_000)] },
  'tcp_retries2 = 8': { client: { tcp_retries2: 8 } },
  RST: { box: boxes.reset },
};
const wait = 'the client waits, s';

export default cell({
  run: () =>
    sweep({
      caption: 'The request after 600 s',
      over: 'what is different',
      values: Object.entries(ways),
      name: ([name]) => name,
      run: ([, way]) => askingAgain({ afterS: 600, box: boxes.drop, ...way }),
      columns: [
        [wait, ({ trace }) => (lastReadMs(trace) / 1000).toFixed(1)],
        column.lastError('client'),
      ],
    }),
});
