import { calls, cell, close, closing, recv, recvUntilEof, send } from 'last-ack';

const first = { client: [close()], server: [recvUntilEof(), close()] };
const labels = {
  client: 'the client',
  server: 'the server',
};

export default cell({
  parameters: { who: { ...calls(first, 'client', 'Closes first'), labels } },
  run: ({ who }) =>
    closing({
      clientCalls: [send(100), recv(), ...first[who]],
      serverCalls: [recv(), send(200), ...first[who === 'client' ? 'server' : 'client']],
      durationMs: 120_000,
    }),
});
