import { cell, figure, lose, slider } from 'last-ack';
import { closing } from './lost-once.ts';

/** The client's FIN never arrives, however often it is sent. */
export const lostForever = (rttMs: number, orphanRetries: number, sack = true) =>
  closing(rttMs, [lose('client', { fin: true })], {
    'net.ipv4.tcp_orphan_retries': orphanRetries,
    'net.ipv4.tcp_sack': sack ? 1 : 0,
  });

export default cell({
  parameters: {
    orphanRetries: slider({ label: 'tcp_orphan_retries', min: 0, max: 8, value: 3 }),
    rttMs: slider({ label: 'RTT', unit: 'ms', min: 1, max: 400, value: 20 }),
  },
  run: ({ orphanRetries, rttMs }) =>
    figure(lostForever(rttMs, orphanRetries), {
      show: 'both',
      caption: {
        en: 'Every FIN is lost. The textbook and Linux count to a different number.',
        zh: 'FIN 每次都丢。教科书和 Linux 数出来的次数不一样。',
      },
    }),
});
