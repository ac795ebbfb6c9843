import { calls, cell, closing, type Step } from 'last-ack';
import { close, recv, recvUntilEof, send, shutdown } from 'last-ack';

/** The server sends 200 bytes; `ending` is what the client does half a second later. */
export const afterTheAnswer = (ending: Step[]) =>
  closing({ ending, serverCalls: [send(200), recvUntilEof(), close()], durationMs: 70_000 });

const endings = {
  'close()': [close()],
  'read(), then close()': [recv(), close()],
  'shutdown(SHUT_WR), then read()': [shutdown('wr'), recvUntilEof(), close()],
};

export default cell({
  parameters: { call: calls(endings, 'close()') },
  run: ({ call }) => afterTheAnswer(endings[call]),
});
