import { cell, figure, finTimeout, outcome } from 'last-ack';
import { gap } from './closed.ts';

export default cell({
  parameters: { finTimeoutS: finTimeout({ min: 5, max: 180, value: 61 }) },
  run: ({ finTimeoutS }) => figure(gap(finTimeoutS), { show: 'both' }),
  facts: ({ finTimeoutS }) => {
    const { FIN_WAIT2 = 0 } = outcome(gap(finTimeoutS)).client.inState;
    return { seconds: Math.round(FIN_WAIT2 / 1000) };
  },
});
