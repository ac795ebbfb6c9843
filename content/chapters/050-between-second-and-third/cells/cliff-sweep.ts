import { cell, seconds, slider, sweep } from 'last-ack';
import { gap } from './closed.ts';

const label = { en: 'One more value', zh: '再加一个取值' };
const known = [5, 30, 59, 60, 61, 62, 65, 70, 90, 120];
const textbook = { en: 'textbook waits, s', zh: '教科书等待，秒' };

export default cell({
  parameters: { extraS: slider({ label, unit: 's', min: 1, max: 300, value: 75 }) },
  run: ({ extraS }) =>
    sweep({
      caption: {
        en: 'How long an orphan waits in FIN-WAIT-2',
        zh: '孤儿在 FIN-WAIT-2 里等多久',
      },
      over: { en: 'tcp_fin_timeout, s', zh: 'tcp_fin_timeout，秒' },
      values: [...known, ...(known.includes(extraS) ? [] : [extraS])].sort((a, b) => a - b),
      run: (finTimeoutS) => gap(finTimeoutS),
      columns: [
        [textbook, (run) => seconds(run.textbook.client.inState.FIN_WAIT2)],
        [
          { en: 'Linux waits, s', zh: 'Linux 等待，秒' },
          (run) => seconds(run.client.inState.FIN_WAIT2),
        ],
      ],
      chart: { draw: 'line', here: extraS },
    }),
});
