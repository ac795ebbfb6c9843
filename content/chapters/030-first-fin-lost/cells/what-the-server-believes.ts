import { at, cell, close, closing, recv, recvUntilEof, select, send, sleep } from 'last-ack';

const scripts = {
  waits: [recvUntilEof(), sleep(100), close()],
  sends: [recv(), at(10_000, send(50)), recv(), send(50), close()],
};

export default cell({
  parameters: {
    server: select({
      label: { en: 'The server', zh: '服务端' },
      options: { waits: { en: 'waits', zh: '一直等' }, sends: { en: 'sends', zh: '发送数据' } },
      value: 'sends',
    }),
  },
  run: ({ server }) => ({
    ...closing({ client: { tcp_orphan_retries: 3 }, lose: { from: 'client', fin: true } }),
    durationMs: 3_600_000,
    server: { script: scripts[server] },
  }),
});
