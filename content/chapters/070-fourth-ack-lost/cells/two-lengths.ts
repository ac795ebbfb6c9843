import { cell, closing, figure, finTimeout, outcome, slider } from 'last-ack';

const waits = (mslS: number, tcp_fin_timeout: number) =>
  closing({
    thinkMs: 200,
    client: { 'textbook.msl_ms': mslS * 1000, tcp_fin_timeout },
    durationMs: 600_000,
  });

export default cell({
  parameters: {
    mslS: slider({ label: 'MSL of the textbook', unit: 's', min: 1, max: 120, value: 120 }),
    finTimeoutS: finTimeout({ min: 5, value: 5 }),
  },
  run: ({ mslS, finTimeoutS }) => figure(waits(mslS, finTimeoutS), { show: 'both' }),
  facts: ({ mslS, finTimeoutS }) => {
    const { TIME_WAIT = 0 } = outcome(waits(mslS, finTimeoutS)).client.inState;
    return { tensOfSeconds: Math.round(TIME_WAIT / 10_000) * 10 };
  },
});
