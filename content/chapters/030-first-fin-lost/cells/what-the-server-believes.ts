import { calls, cell, closing, fins } from 'last-ack';
import { at, close, recv, recvUntilEof, send, sleep } from 'last-ack';

const scripts = {
  waits: [recvUntilEof(), sleep(100), close()],
  sends: [recv(), at(10_000, send(50)), recv(), send(50), close()],
};

export default cell({
  parameters: { server: calls(scripts, 'sends', 'The server') },
  run: ({ server }) =>
    closing({
      client: { tcp_orphan_retries: 3 },
      lose: fins('client'),
      serverCalls: scripts[server],
      durationMs: 3_600_000,
    }),
});
