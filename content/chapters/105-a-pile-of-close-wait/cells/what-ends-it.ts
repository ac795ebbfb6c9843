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
const heads = 'open descriptors';

export default cell({
  run: () =>
    sweep({
      caption: 'On the server after five minutes',
      over: 'what is different',
      values: ways,
      name: ([name]) => name,
      run: ([, other]) => pile(other),
      columns: [
        ['CLOSE-WAIT', ({ trace }) => momentAt(trace, 300_000)['server.CLOSE_WAIT']],
        [heads, ({ trace }) => momentAt(trace, 300_000).descriptors],
      ],
    }),
});
