import { calls, cell, close, closing, linger, recv, recvUntilEof, send, sleep } from 'last-ack';

const before = {
  'read the answer': [recv()],
  'leave it unread': [],
  'SO_LINGER 0': [recv(), linger(0)],
};

export default cell({
  parameters: { before: calls(before, 'leave it unread', 'Before close()') },
  run: ({ before: how }) =>
    closing({
      clientCalls: [send(100), ...before[how], sleep(500), close()],
      serverCalls: [recv(), send(200), recvUntilEof(), close()],
    }),
});
