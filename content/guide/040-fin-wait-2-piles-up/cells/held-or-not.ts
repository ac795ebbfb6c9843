import { cell, close, closing, recvUntilEof, select, shutdown, sleep } from 'last-ack';

const durationMs = 600_000;
const endings = { 'close()': [close()], 'shutdown()': [shutdown('wr'), recvUntilEof(), close()] };

export default cell({
  parameters: {
    call: select({
      label: 'The client calls',
      options: ['close()', 'shutdown()'],
      value: 'close()',
    }),
  },
  run: ({ call }) => closing({ ending: endings[call], after: [sleep(durationMs)], durationMs }),
});
