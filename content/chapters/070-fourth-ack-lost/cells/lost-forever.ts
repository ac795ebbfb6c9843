import { cell, figure, slider } from 'last-ack';
import { lastAckLost } from './lost-once.ts';

export default cell({
  parameters: {
    orphanRetries: slider({ label: 'tcp_orphan_retries', min: 0, max: 8, value: 2 }),
  },
  run: ({ orphanRetries }) =>
    figure(lastAckLost('all', orphanRetries), {
      show: 'both',
      caption: {
        en: 'Every FIN of the server arrives, every answer to it is lost.',
        zh: '服务端的每个 FIN 都到了，对它的每个回答都丢了。',
      },
    }),
});
