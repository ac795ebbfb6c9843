import { cell, slider, table } from 'last-ack';

const caption = 'Connections to one address and port, closed by this side';
const columns = ['local ports', 'each is taken for, s', 'connections a second, at most'];
const perSecond = (from: number, s: number) => Math.floor((61_000 - from) / s);

export default cell({
  parameters: {
    firstPort: slider({ label: 'First local port', min: 1024, max: 60_000, value: 32_768 }),
    timeWaitS: slider({ label: 'TIME-WAIT', unit: 's', min: 1, max: 240, value: 60 }),
  },
  run: ({ firstPort, timeWaitS }) =>
    table(caption, columns, [[61_000 - firstPort, timeWaitS, perSecond(firstPort, timeWaitS)]]),
  facts: ({ firstPort, timeWaitS }) => ({ perSecond: perSecond(firstPort, timeWaitS) }),
});
