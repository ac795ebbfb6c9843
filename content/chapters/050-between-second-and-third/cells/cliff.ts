import { cell, facts, figure, finTimeout, simulate } from 'last-ack';
import { gap } from './closed.ts';

export default cell({
  parameters: { finTimeoutS: finTimeout({ min: 5, max: 180, value: 61 }) },
  run: ({ finTimeoutS }) => figure(gap(finTimeoutS), { show: 'both' }),
  facts: ({ finTimeoutS }) => {
    const { client } = facts(simulate(gap(finTimeoutS)));
    return { seconds: Math.round((client.inState.FIN_WAIT2 ?? 0) / 1000) };
  },
});
