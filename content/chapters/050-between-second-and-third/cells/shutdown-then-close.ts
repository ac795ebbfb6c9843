import { cell, close, shutdown, sleep, slider } from 'last-ack';
import { gap } from './closed.ts';

export default cell({
  parameters: {
    closesAfterS: slider({
      label: { en: 'close() follows after', zh: '多久后 close()' },
      unit: 's',
      min: 1,
      max: 120,
      value: 30,
    }),
    finTimeoutS: slider({ label: 'tcp_fin_timeout', unit: 's', min: 1, max: 60, value: 10 }),
  },
  run: ({ closesAfterS, finTimeoutS }) =>
    gap(finTimeoutS, [shutdown('wr'), sleep(closesAfterS * 1000), close()]),
});
