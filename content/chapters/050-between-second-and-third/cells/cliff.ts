import { cell, close, facts, simulate, slider } from 'last-ack';
import { gap } from './closed.ts';

/** How long an orphan stays in FIN-WAIT-2, in seconds. */
export const staysS = (finTimeoutS: number): number =>
  (facts(simulate(gap(finTimeoutS, [close()]))).client.inState.FIN_WAIT2 ?? 0) / 1000;

export default cell({
  parameters: {
    finTimeoutS: slider({ label: 'tcp_fin_timeout', unit: 's', min: 5, max: 180, value: 61 }),
  },
  run: ({ finTimeoutS }) => gap(finTimeoutS, [close()]),
  facts: ({ finTimeoutS }) => ({ seconds: Math.round(staysS(finTimeoutS)) }),
});
