import { cell, close, connect, recv, recvUntilEof, type Step, select, send, sleep } from 'last-ack';

const endings: Record<string, { client: Step[]; server: Step[] }> = {
  'the server': { client: [recvUntilEof(), close()], server: [close()] },
  'the client': { client: [recv(), close()], server: [recvUntilEof(), sleep(10), close()] },
};

export default cell({
  parameters: {
    first: select({
      label: 'Closes first',
      options: ['the server', 'the client'],
      value: 'the server',
    }),
  },
  run: ({ first }) => ({
    rttMs: 20,
    durationMs: 120_000,
    client: { script: [connect(), send(100), ...endings[first]!.client] },
    server: { script: [recv(), send(200), ...endings[first]!.server] },
  }),
});
