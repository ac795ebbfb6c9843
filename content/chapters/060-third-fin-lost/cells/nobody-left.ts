import { cell, close, recvUntilEof, select, shutdown } from 'last-ack';
import { lostForever } from './lost-forever.ts';

const endings = {
  'close()': [close()],
  'shutdown(SHUT_WR)': [shutdown('wr'), recvUntilEof(), close()],
};

export default cell({
  parameters: {
    call: select({
      label: { en: 'The client calls', zh: '客户端调用' },
      options: ['close()', 'shutdown(SHUT_WR)'],
      value: 'shutdown(SHUT_WR)',
    }),
  },
  run: ({ call }) => lostForever(3, { ending: endings[call], durationMs: 3_600_000 }),
});
