import {
  cell,
  close,
  connect,
  figure,
  linger,
  recv,
  recvUntilEof,
  select,
  send,
  sleep,
} from 'last-ack';

export default cell({
  parameters: {
    before: select({
      label: { en: 'Before close()', zh: 'close() 之前' },
      options: ['read the answer', 'leave it unread', 'SO_LINGER 0'],
      labels: {
        'read the answer': { en: 'read the answer', zh: '读完应答' },
        'leave it unread': { en: 'leave it unread', zh: '留着不读' },
      },
      value: 'leave it unread',
    }),
  },
  run: ({ before }) => {
    const first = before === 'leave it unread' ? [] : [recv()];
    const second = before === 'SO_LINGER 0' ? [linger(0)] : [];
    return figure(
      {
        rttMs: 20,
        durationMs: 300_000,
        client: { script: [connect(), send(100), ...first, ...second, sleep(500), close()] },
        server: { script: [recv(), send(200), recvUntilEof(), close()] },
      },
      {
        caption: {
          en: 'The server has answered with 200 bytes. What the client does with them decides how it closes.',
          zh: '服务端已经回了 200 字节。客户端怎样对待它们，决定了连接怎样关闭。',
        },
      },
    );
  },
});
