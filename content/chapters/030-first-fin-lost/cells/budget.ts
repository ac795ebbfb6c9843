import { cell, figure, slider, toggle } from 'last-ack';
import { lostForever } from './lost-forever.ts';

export default cell({
  parameters: {
    rttMs: slider({ label: 'RTT', unit: 'ms', min: 1, max: 400, value: 1 }),
    sack: toggle({ label: 'SACK', value: true }),
  },
  run: ({ rttMs, sack }) =>
    figure(lostForever(rttMs, 3, sack), {
      caption: {
        en: 'tcp_orphan_retries stays at 3. Move the round-trip time and count the FINs.',
        zh: 'tcp_orphan_retries 始终是 3。拖动 RTT，数一数 FIN。',
      },
    }),
});
