import { cell, closing, fins, select } from 'last-ack';
import { at, close, recv, recvUntilEof, send, sleep } from 'last-ack';

const scripts = {
  waits: [recvUntilEof(), sleep(100), close()],
  sends: [recv(), at(10_000, send(50)), recv(), send(50), close()],
};
const label = { en: 'The server', zh: '服务端' };
const options = {
  waits: { en: 'waits', zh: '一直等' },
  sends: { en: 'sends', zh: '发送数据' },
};

export default cell({
  parameters: { server: select({ label, options, value: 'sends' }) },
  run: ({ server }) =>
    closing({
      client: { tcp_orphan_retries: 3 },
      lose: fins('client'),
      serverCalls: scripts[server],
      durationMs: 3_600_000,
    }),
});
