import {
  cell,
  close,
  connect,
  lose,
  recv,
  recvUntilEof,
  type Step,
  select,
  send,
  shutdown,
  sleep,
} from 'last-ack';

const endings: Record<string, Step[]> = {
  'close()': [close()],
  'shutdown(), read, close()': [shutdown('wr'), recvUntilEof(), close()],
};

export default cell({
  parameters: {
    ending: select({
      label: 'After its answer the server calls',
      options: ['close()', 'shutdown(), read, close()'],
      labels: {
        'shutdown(), read, close()': 'shutdown(), reads, close()',
      },
      value: 'close()',
    }),
  },
  run: ({ ending }) => ({
    rttMs: 20,
    durationMs: 120_000,
    client: { script: [connect(), send(4000), recv(), close()] },
    server: { script: [sleep(5), send(300), ...endings[ending]!] },
    rules: [lose('server', { data: true, nth: [1] })],
  }),
});
