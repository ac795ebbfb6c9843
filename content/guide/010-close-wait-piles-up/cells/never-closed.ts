import { at, calls, cell, close, closing, sleep } from 'last-ack';

const durationMs = 600_000;
const later = {
  nothing: [sleep(durationMs)],
  'close()': [at(300_000, close())],
};

export default cell({
  parameters: { call: calls(later, 'nothing', 'After five minutes the server calls') },
  run: ({ call }) => closing({ after: later[call], durationMs }),
});
