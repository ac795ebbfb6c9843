import { at, calls, cell, close, closing, recv, recvUntilEof, send, shutdown } from 'last-ack';

const endings = { 'close()': [close()], 'shutdown()': [shutdown('wr'), recvUntilEof(), close()] };

export default cell({
  parameters: { call: calls(endings, 'close()') },
  run: ({ call }) =>
    closing({
      clientCalls: [send(500), recv(), at(200, send(24)), ...endings[call]],
      serverCalls: [recv(), send(1000), recv(), send(24), close()],
      durationMs: 70_000,
    }),
});
