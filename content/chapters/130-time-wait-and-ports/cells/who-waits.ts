import { calls, cell, close, closing, recv, recvUntilEof, send } from 'last-ack';

const first = { client: [close()], server: [recvUntilEof(), close()] };
const label = { en: 'Closes first', zh: '先关闭的是' };
const labels = {
  client: { en: 'the client', zh: '客户端' },
  server: { en: 'the server', zh: '服务端' },
};

export default cell({
  parameters: { who: { ...calls(first, 'client', label), labels } },
  run: ({ who }) =>
    closing({
      clientCalls: [send(100), recv(), ...first[who]],
      serverCalls: [recv(), send(200), ...first[who === 'client' ? 'server' : 'client']],
      durationMs: 120_000,
    }),
});
