import {
  at,
  cell,
  close,
  connect,
  figure,
  reconnect,
  recvUntilEof,
  select,
  send,
  sleep,
  slider,
} from 'last-ack';

export default cell({
  parameters: {
    reuse: select({ label: 'tcp_tw_reuse', options: [0, 1, 2], value: 1 }),
    afterS: slider({
      label: { en: 'Reconnects after', zh: '多久后重连' },
      unit: 's',
      min: 0.5,
      max: 5,
      step: 0.5,
      value: 2,
    }),
  },
  run: ({ reuse, afterS }) =>
    figure(
      {
        rttMs: 20,
        durationMs: 20_000,
        client: {
          sysctl: { 'net.ipv4.tcp_tw_reuse': reuse },
          script: [
            connect(),
            send(100),
            sleep(500),
            close(),
            at(700 + afterS * 1000, reconnect({ samePort: true })),
            sleep(300),
          ],
        },
        server: { script: [recvUntilEof(), sleep(100), close()] },
      },
      {
        caption: {
          en: 'A second connection from the same port, while the first is in TIME-WAIT.',
          zh: '第一条连接还在 TIME-WAIT，第二条就从同一个端口发起。',
        },
      },
    ),
});
