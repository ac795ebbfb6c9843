import { cell, close, momentAt, sweep } from 'last-ack';
import { keptAlive } from './kept-alive.ts';
import { pile } from './leak.ts';

const ways: [string, object][] = [
  ['–', {}],
  ['tcp_fin_timeout = 5', { sysctl: { 'net.ipv4.tcp_fin_timeout': 5 } }],
  ['tcp_keepalive_time = 60', { sysctl: { 'net.ipv4.tcp_keepalive_time': 60 } }],
  ['SO_KEEPALIVE, TCP_KEEPIDLE = 60', keptAlive],
  ['onError = [close()]', { onError: [close()] }],
];
const heads = { en: 'open descriptors', zh: '已打开的描述符' };

export default cell({
  run: () =>
    sweep({
      caption: { en: 'On the server after five minutes', zh: '五分钟后的服务端' },
      over: { en: 'what is different', zh: '有什么不同' },
      values: ways,
      name: ([name]) => name,
      run: ([, other]) => pile(other),
      columns: [
        ['CLOSE-WAIT', ({ trace }) => momentAt(trace, 300_000)['server.CLOSE_WAIT']],
        [heads, ({ trace }) => momentAt(trace, 300_000).descriptors],
      ],
    }),
});
