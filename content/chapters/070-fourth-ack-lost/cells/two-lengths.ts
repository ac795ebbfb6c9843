import { cell, facts, figure, simulate, slider } from 'last-ack';
import { lastAckLost } from './lost-once.ts';

const settings = (mslS: number, finTimeoutS: number) =>
  lastAckLost([], 0, {
    'textbook.msl_ms': mslS * 1000,
    'net.ipv4.tcp_fin_timeout': finTimeoutS,
  });

export default cell({
  parameters: {
    mslS: slider({
      label: { en: 'MSL of the textbook', zh: '教科书的 MSL' },
      unit: 's',
      min: 1,
      max: 120,
      value: 120,
    }),
    finTimeoutS: slider({ label: 'tcp_fin_timeout', unit: 's', min: 5, max: 60, value: 5 }),
  },
  run: ({ mslS, finTimeoutS }) =>
    figure(settings(mslS, finTimeoutS), {
      show: 'both',
      caption: {
        en: 'The textbook waits 2 × MSL. Linux waits one constant minute.',
        zh: '教科书等 2 × MSL，Linux 等固定的一分钟。',
      },
    }),
  facts: ({ mslS, finTimeoutS }) => {
    const { client } = facts(simulate(settings(mslS, finTimeoutS)));
    return { tensOfSeconds: Math.round((client.inState.TIME_WAIT ?? 0) / 10_000) * 10 };
  },
});
