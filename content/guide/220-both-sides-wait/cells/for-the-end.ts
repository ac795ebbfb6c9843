import { calls, cell, close, closing, recvUntilEof, type Step, send, shutdown } from 'last-ack';

const after: Record<'neither' | 'shutdown()', Step[]> = { neither: [], 'shutdown()': [shutdown('wr')] };

export default cell({
  parameters: {
    call: {
      ...calls(after, 'neither', { en: 'After its request the client calls', zh: '发完请求后客户端调用' }),
      labels: { neither: { en: 'nothing', zh: '什么也不调用' } },
    },
  },
  run: ({ call }) =>
    closing({
      clientCalls: [send(1000), ...after[call], recvUntilEof(), close()],
      serverCalls: [recvUntilEof(), send(200), close()],
      durationMs: 120_000,
    }),
});
