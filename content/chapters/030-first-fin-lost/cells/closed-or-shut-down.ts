import {
  cell,
  close,
  connect,
  figure,
  lose,
  recv,
  recvUntilEof,
  select,
  send,
  shutdown,
  sleep,
} from 'last-ack';

export default cell({
  parameters: {
    call: select({
      label: { en: 'The client calls', zh: '客户端调用' },
      options: ['close()', 'shutdown(SHUT_WR)'],
      value: 'shutdown(SHUT_WR)',
    }),
  },
  run: ({ call }) =>
    figure(
      {
        rttMs: 20,
        durationMs: 1_200_000,
        client: {
          sysctl: { 'net.ipv4.tcp_orphan_retries': 3, 'net.ipv4.tcp_retries2': 8 },
          script: [
            connect(),
            send(100),
            sleep(500),
            ...(call === 'close()' ? [close()] : [shutdown('wr'), recv(), close()]),
          ],
        },
        server: { script: [recvUntilEof()] },
        rules: [lose('client', { fin: true })],
      },
      {
        caption: {
          en: 'tcp_orphan_retries is 3, tcp_retries2 is 8. Who owns the socket decides which one counts.',
          zh: 'tcp_orphan_retries 为 3，tcp_retries2 为 8。套接字归谁所有，决定看哪一个。',
        },
      },
    ),
});
