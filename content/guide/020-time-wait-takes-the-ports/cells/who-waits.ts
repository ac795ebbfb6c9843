import { cell, close, connect, recv, recvUntilEof, type Scenario, type Step, select, send } from 'last-ack';

const exchange = (client: Step[], server: Step[]): Scenario => ({
  rttMs: 20,
  durationMs: 120_000,
  client: { script: [connect(), send(100), recv(), ...client] },
  server: { script: [recv(), send(200), ...server] },
});

export default cell({
  parameters: {
    first: select({
      label: { en: 'Closes first', zh: '先关闭的是' },
      options: ['client', 'server'],
      labels: { client: { en: 'the client', zh: '客户端' }, server: { en: 'the server', zh: '服务端' } },
      value: 'client',
    }),
  },
  run: ({ first }) =>
    first === 'client'
      ? exchange([close()], [recvUntilEof(), close()])
      : exchange([recvUntilEof(), close()], [close()]),
});
