import { calls, cell, close, recvUntilEof, shutdown } from 'last-ack';
import { lostForever } from './who-leaves-first.ts';

const endings = {
  'close()': [close()],
  'shutdown(SHUT_WR)': [shutdown('wr'), recvUntilEof(), close()],
};

export default cell({
  parameters: { call: calls(endings, 'shutdown(SHUT_WR)') },
  run: ({ call }) => lostForever(3, { ending: endings[call], durationMs: 3_600_000 }),
});
