import { askingAgain, type Box, cell, lastReadMs, outcome, select, slider } from 'last-ack';

const cloud: Box = { tcp_timeout_established: 350, tcp_loose: 0 };
export const boxes = {
  drop: cloud,
  reset: { ...cloud, invalid: 'reset' },
  pickUp: { ...cloud, tcp_loose: 1 },
} satisfies Record<string, Box>;

const asks = 'The next request';
const options = {
  drop: 'drop it',
  reset: 'answer with a RST',
  pickUp: 'pick it up (Linux)',
};

export default cell({
  parameters: {
    askS: slider({ label: asks, unit: 's', min: 60, max: 900, value: 600 }),
    box: select({ label: 'What it does not know', options, value: 'drop' }),
  },
  run: ({ askS, box }) => askingAgain({ afterS: askS, box: boxes[box] }),
  facts: ({ askS, box }) => ({
    waitMs: lastReadMs(outcome(askingAgain({ afterS: askS, box: boxes[box] })).trace),
  }),
});
