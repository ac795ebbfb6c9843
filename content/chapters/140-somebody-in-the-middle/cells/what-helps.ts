import { type Box, cell, column, option, type Step, sweep } from 'last-ack';
import { asking, boxes, waited } from './forgotten.ts';
import { alive } from './kept-alive.ts';

const { drop, reset } = boxes;
const ways: [name: string, options?: Step[], client?: Record<string, number>, box?: Box][] = [
  ['–'],
  ['SO_KEEPALIVE', [option('SO_KEEPALIVE', 1)]],
  ['SO_KEEPALIVE, TCP_KEEPIDLE = 300', alive(300)],
  ['TCP_USER_TIMEOUT = 10 000', [option('TCP_USER_TIMEOUT', 10_000)]],
  ['tcp_retries2 = 8', [], { tcp_retries2: 8 }],
  ['RST', [], {}, reset],
];
const of = ([, options, client, box = drop]: (typeof ways)[number]) =>
  asking(box, 600, options, client);
const wait = { en: 'the client waits, s', zh: '客户端等待，秒' };

export default cell({
  run: () =>
    sweep({
      caption: { en: 'The request after 600 s', zh: '600 秒后的请求' },
      over: { en: 'what is different', zh: '有什么不同' },
      values: ways,
      name: ([name]) => name,
      run: of,
      columns: [
        [wait, (_, way) => (waited(of(way)) / 1000).toFixed(1)],
        column.lastError('client'),
      ],
    }),
});
