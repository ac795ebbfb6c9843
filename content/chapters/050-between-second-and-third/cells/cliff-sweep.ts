import { cell, seconds, slider, sweep } from 'last-ack';
import { gap } from './closed.ts';

const label = 'One more value';
const known = [5, 30, 59, 60, 61, 62, 65, 70, 90, 120];
const textbook = 'textbook waits, s';

export default cell({
  parameters: { extraS: slider({ label, unit: 's', min: 1, max: 300, value: 75 }) },
  run: ({ extraS }) =>
    sweep({
      caption: 'How long an orphan waits in FIN-WAIT-2',
      over: 'tcp_fin_timeout, s',
      values: [...known, ...(known.includes(extraS) ? [] : [extraS])].sort((a, b) => a - b),
      run: (finTimeoutS) => gap(finTimeoutS),
      columns: [
        [textbook, (run) => seconds(run.textbook.client.inState.FIN_WAIT2)],
        ['Linux waits, s', (run) => seconds(run.client.inState.FIN_WAIT2)],
      ],
      chart: { draw: 'line', here: extraS },
    }),
});
