import { calls, cell, close, figure, linger, recvUntilEof, shutdown } from 'last-ack';
import { early } from './early-answer.ts';

const endings = {
  'close()': [close()],
  'SO_LINGER 5, close()': [linger(5), close()],
  'shutdown(SHUT_WR), read(), close()': [shutdown('wr'), recvUntilEof(), close()],
};
const label = 'After its answer the server calls';

export default cell({
  parameters: { ending: calls(endings, 'shutdown(SHUT_WR), read(), close()', label) },
  run: ({ ending }) => figure(early(endings[ending], { lost: true }), { opening: true }),
});
