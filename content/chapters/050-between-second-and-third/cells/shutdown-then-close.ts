import { cell, close, finTimeout, shutdown, sleep, slider } from 'last-ack';
import { gap } from './closed.ts';

const label = 'close() follows after';

export default cell({
  parameters: {
    closesAfterS: slider({ label, unit: 's', min: 1, max: 120, value: 30 }),
    finTimeoutS: finTimeout({ value: 10 }),
  },
  run: ({ closesAfterS, finTimeoutS }) =>
    gap(finTimeoutS, [shutdown('wr'), sleep(closesAfterS * 1000), close()]),
});
