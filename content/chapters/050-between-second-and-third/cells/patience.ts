import { cell, close, figure, option, select, sleep } from 'last-ack';
import { gap } from './closed.ts';

export default cell({
  parameters: {
    linger2: select({ label: 'TCP_LINGER2', options: [-1, 0, 2, 30], value: -1 }),
  },
  run: ({ linger2 }) =>
    figure(gap(60, [option('TCP_LINGER2', linger2), close()], [sleep(5000), close()]), {
      caption: {
        en: 'The server needs five seconds more. A client without patience answers its good manners with RST.',
        zh: '服务端还要五秒才关闭。没有耐心的客户端，用 RST 回敬它的礼貌。',
      },
    }),
});
