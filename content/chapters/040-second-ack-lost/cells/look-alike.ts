import { cell, figure, lose, slider } from 'last-ack';
import { ackLost } from './ack-lost-once.ts';

export default cell({
  parameters: {
    losses: slider({
      label: { en: 'Segments lost', zh: '丢失的报文数' },
      min: 1,
      max: 4,
      value: 2,
    }),
  },
  run: ({ losses }) => {
    const nth = [1, 2, 3, 4].slice(0, losses);
    const ack = ackLost(nth, 8000);
    return figure(ack, {
      against: {
        label: { en: 'the FINs lost instead', zh: '换成丢 FIN' },
        scenario: { ...ack, rules: [lose('client', { fin: true, nth })] },
      },
      caption: {
        en: 'Left: nobody can tell the two apart. Right: two different worlds.',
        zh: '左边分不出两者的区别，右边是两个世界。',
      },
    });
  },
});
