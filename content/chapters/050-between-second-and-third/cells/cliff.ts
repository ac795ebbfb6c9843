import { cell, close, facts, figure, type Profile, simulate, slider } from 'last-ack';
import { gap } from './closed.ts';

/** How long an orphan stays in FIN-WAIT-2, in seconds. */
export const staysS = (finTimeoutS: number, profile: Profile = 'linux'): number =>
  (facts(simulate({ ...gap(finTimeoutS, [close()]), profile })).client.inState.FIN_WAIT2 ?? 0) /
  1000;

export default cell({
  parameters: {
    finTimeoutS: slider({ label: 'tcp_fin_timeout', unit: 's', min: 5, max: 180, value: 61 }),
  },
  run: ({ finTimeoutS }) =>
    figure(gap(finTimeoutS, [close()]), {
      show: 'both',
      caption: {
        en: 'One second more than the default.',
        zh: '比默认值多一秒。',
      },
    }),
  facts: ({ finTimeoutS }) => ({ seconds: Math.round(staysS(finTimeoutS)) }),
});
