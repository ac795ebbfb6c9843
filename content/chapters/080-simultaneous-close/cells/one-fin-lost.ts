import { cell, figure, lose } from 'last-ack';
import { closingTogether } from './both-at-once.ts';

export default cell({
  run: () =>
    figure(closingTogether(0, [lose('client', { fin: true, nth: [1] })]), {
      caption: {
        en: "The client's FIN is lost, the server's arrives. The two sides take different paths.",
        zh: '客户端的 FIN 丢了，服务端的到了。两端走上了不同的路。',
      },
    }),
});
