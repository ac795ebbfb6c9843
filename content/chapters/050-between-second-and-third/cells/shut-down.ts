import { at, cell, close, finTimeout, recvUntilEof, shutdown, slider } from 'last-ack';
import { gap } from './closed.ts';

const label = 'Server closes at';
const ending = [shutdown('wr'), recvUntilEof(), close()];

export default cell({
  parameters: {
    finTimeoutS: finTimeout(),
    serverClosesS: slider({ label, unit: 's', min: 10, max: 3000, step: 10, value: 1800 }),
  },
  run: ({ finTimeoutS, serverClosesS }) =>
    gap(finTimeoutS, ending, [at(serverClosesS * 1000, close())]),
});
