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
      label: 'Closes first',
      options: ['client', 'server'],
      labels: { client: 'the client', server: 'the server' },
      value: 'client',
    }),
  },
  run: ({ first }) =>
    first === 'client'
      ? exchange([close()], [recvUntilEof(), close()])
      : exchange([recvUntilEof(), close()], [close()]),
});
