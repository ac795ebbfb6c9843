import { calls, cell, close, closing, recvUntilEof, type Step, send, shutdown } from 'last-ack';

const after: Record<'neither' | 'shutdown()', Step[]> = { neither: [], 'shutdown()': [shutdown('wr')] };

export default cell({
  parameters: {
    call: {
      ...calls(after, 'neither', 'After its request the client calls'),
      labels: { neither: 'nothing' },
    },
  },
  run: ({ call }) =>
    closing({
      clientCalls: [send(1000), ...after[call], recvUntilEof(), close()],
      serverCalls: [recvUntilEof(), send(200), close()],
      durationMs: 120_000,
    }),
});
