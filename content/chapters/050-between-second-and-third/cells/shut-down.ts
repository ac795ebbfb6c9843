import { at, cell, close, figure, recvUntilEof, shutdown, slider } from 'last-ack';
import { gap } from './closed.ts';

export default cell({
  parameters: {
    finTimeoutS: slider({ label: 'tcp_fin_timeout', unit: 's', min: 1, max: 60, value: 60 }),
    serverClosesS: slider({
      label: { en: 'Server closes at', zh: '服务端关闭于' },
      unit: 's',
      min: 10,
      max: 3000,
      step: 10,
      value: 1800,
    }),
  },
  run: ({ finTimeoutS, serverClosesS }) =>
    figure(
      gap(
        finTimeoutS,
        [shutdown('wr'), recvUntilEof(), close()],
        [at(serverClosesS * 1000, close())],
      ),
      {
        caption: {
          en: 'shutdown(): the program still holds the socket, so no clock runs.',
          zh: 'shutdown()：套接字还在程序手里，没有时钟在走。',
        },
      },
    ),
});
