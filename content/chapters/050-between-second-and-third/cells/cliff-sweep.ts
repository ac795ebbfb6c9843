import { cell, slider, table } from 'last-ack';
import { staysS } from './cliff.ts';

export default cell({
  parameters: {
    extraS: slider({
      label: { en: 'One more value', zh: '再加一个取值' },
      unit: 's',
      min: 1,
      max: 300,
      value: 75,
    }),
  },
  run: ({ extraS }) => {
    const values = [5, 30, 59, 60, 61, 62, 65, 70, 90, 120, extraS].sort((a, b) => a - b);
    return table(
      { en: 'How long an orphan waits in FIN-WAIT-2', zh: '孤儿在 FIN-WAIT-2 里等多久' },
      [
        { en: 'tcp_fin_timeout, s', zh: 'tcp_fin_timeout，秒' },
        { en: 'textbook waits, s', zh: '教科书等待，秒' },
        { en: 'Linux waits, s', zh: 'Linux 等待，秒' },
      ],
      values.map((finTimeoutS) => [
        finTimeoutS,
        staysS(finTimeoutS, 'textbook').toFixed(1),
        staysS(finTimeoutS).toFixed(1),
      ]),
    );
  },
});
