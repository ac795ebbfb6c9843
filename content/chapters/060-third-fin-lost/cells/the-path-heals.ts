import { cell, figure, lose, slider } from 'last-ack';
import { thirdSegment } from './lost-once.ts';

export default cell({
  parameters: {
    healsAtS: slider({
      label: { en: 'The path heals at', zh: '路径恢复于' },
      unit: 's',
      min: 1,
      max: 30,
      value: 10,
    }),
    finTimeoutS: slider({ label: 'tcp_fin_timeout', unit: 's', min: 2, max: 60, value: 5 }),
  },
  run: ({ healsAtS, finTimeoutS }) =>
    figure(
      thirdSegment([lose('server', { fin: true, beforeMs: healsAtS * 1000 })], { finTimeoutS }),
      {
        caption: {
          en: 'The first FIN that gets through: does it still meet somebody who knows it?',
          zh: '第一个走通的 FIN，还能遇到认识它的人吗？',
        },
      },
    ),
});
