import { cell, figure, lose, slider } from 'last-ack';
import { type Patience, thirdSegment } from './lost-once.ts';

/** No FIN of the server ever arrives. */
export const lostForever = (patience: Patience) =>
  thirdSegment([lose('server', { fin: true })], patience);

export default cell({
  parameters: {
    orphanRetries: slider({ label: 'tcp_orphan_retries', min: 0, max: 8, value: 3 }),
    finTimeoutS: slider({ label: 'tcp_fin_timeout', unit: 's', min: 2, max: 60, value: 60 }),
  },
  run: ({ orphanRetries, finTimeoutS }) =>
    figure(lostForever({ orphanRetries, finTimeoutS }), {
      show: 'both',
      caption: {
        en: 'The server repeats its FIN into nothing. The client waits for it. Neither hears of the other.',
        zh: '服务端对着虚空重传 FIN，客户端在等它。谁也听不到谁。',
      },
    }),
});
