import {
  at,
  cell,
  close,
  connect,
  figure,
  reconnect,
  recvUntilEof,
  send,
  sleep,
  slider,
  toggle,
} from 'last-ack';

export default cell({
  parameters: {
    timestamps: toggle({ label: 'tcp_timestamps', value: true }),
    afterS: slider({
      label: { en: 'Reconnects after', zh: '多久后重连' },
      unit: 's',
      min: 0.5,
      max: 5,
      step: 0.5,
      value: 1,
    }),
  },
  run: ({ timestamps, afterS }) =>
    figure(
      {
        rttMs: 20,
        durationMs: 20_000,
        client: {
          sysctl: { 'net.ipv4.tcp_timestamps': timestamps ? 1 : 0 },
          script: [
            connect(),
            send(100),
            sleep(500),
            close(),
            at(700 + afterS * 1000, reconnect({ samePort: true })),
            sleep(20_000),
          ],
        },
        server: { script: [recvUntilEof(), sleep(100), close()] },
      },
      {
        caption: {
          en: 'The client asks for its own old port, while the first connection is in TIME-WAIT.',
          zh: '第一条连接还在 TIME-WAIT，客户端就指定用回自己的旧端口。',
        },
      },
    ),
});
