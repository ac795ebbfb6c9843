import { askingAgain, type Box, cell, lastReadMs, outcome, select, slider } from 'last-ack';

const cloud: Box = { tcp_timeout_established: 350, tcp_loose: 0 };
export const boxes = {
  drop: cloud,
  reset: { ...cloud, invalid: 'reset' },
  pickUp: { ...cloud, tcp_loose: 1 },
} satisfies Record<string, Box>;

const asks = { en: 'The next request', zh: '下一个请求' };
const label = { en: 'What it does not know', zh: '不认识的报文' };
const options = {
  drop: { en: 'drop it', zh: '丢弃' },
  reset: { en: 'answer with a RST', zh: '回 RST' },
  pickUp: { en: 'pick it up (Linux)', zh: '补建表项（Linux）' },
};

export default cell({
  parameters: {
    askS: slider({ label: asks, unit: 's', min: 60, max: 900, value: 600 }),
    box: select({ label, options, value: 'drop' }),
  },
  run: ({ askS, box }) => askingAgain({ afterS: askS, box: boxes[box] }),
  facts: ({ askS, box }) => ({
    waitMs: lastReadMs(outcome(askingAgain({ afterS: askS, box: boxes[box] })).trace),
  }),
});
