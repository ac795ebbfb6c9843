import { cell, figure, slider } from 'last-ack';
import { lostForever } from './lost-forever.ts';
import { closing } from './lost-once.ts';

export default cell({
  parameters: {
    orphanRetries: slider({ label: 'tcp_orphan_retries', min: 1, max: 8, value: 3 }),
  },
  run: ({ orphanRetries }) =>
    figure(lostForever(20, orphanRetries), {
      against: {
        label: { en: 'a normal close', zh: '正常的四次挥手' },
        scenario: closing(20, []),
      },
      caption: {
        en: 'The FIN lost for ever, with a normal close behind it.',
        zh: 'FIN 一直丢失；背后的淡影是一次正常的四次挥手。',
      },
    }),
});
