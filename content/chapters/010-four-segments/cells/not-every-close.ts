import { cell, close, closing, linger, recv, recvUntilEof, select, send, sleep } from 'last-ack';

const before = {
  'read the answer': [recv()],
  'leave it unread': [],
  'SO_LINGER 0': [recv(), linger(0)],
};
const label = { en: 'Before close()', zh: 'close() 之前' };
const options = {
  'read the answer': { en: 'read the answer', zh: '读完响应' },
  'leave it unread': { en: 'leave it unread', zh: '留着不读' },
  'SO_LINGER 0': 'SO_LINGER 0',
};

export default cell({
  parameters: { before: select({ label, options, value: 'leave it unread' }) },
  run: ({ before: how }) =>
    closing({
      clientCalls: [send(100), ...before[how], sleep(500), close()],
      serverCalls: [recv(), send(200), recvUntilEof(), close()],
    }),
});
