import { cell, close, closing, column, linger, outcome, type Settings, sweep } from 'last-ack';

const ways: [string, Settings, linger?: number][] = [
  ['–', {}],
  ['tcp_fin_timeout = 5', { tcp_fin_timeout: 5 }],
  ['tcp_tw_reuse = 1', { tcp_tw_reuse: 1 }],
  ['tcp_max_tw_buckets = 0', { tcp_max_tw_buckets: 0 }],
  ['SO_LINGER = 0', {}, 0],
];
const lowered = outcome(closing({ client: { tcp_fin_timeout: 5 } })).client;

export default cell({
  run: () =>
    sweep({
      caption: 'What is said to shorten TIME-WAIT',
      over: 'the client has set',
      values: ways,
      name: ([name]) => name,
      run: ([, client, sec]) =>
        closing({ client, ending: sec === 0 ? [linger(0), close()] : [close()] }),
      columns: [column.inState('client', 'TIME_WAIT'), column.lastError('server')],
    }),
  facts: () => ({ waitS: Math.round((lowered.inState.TIME_WAIT ?? 0) / 10_000) * 10 }),
});
