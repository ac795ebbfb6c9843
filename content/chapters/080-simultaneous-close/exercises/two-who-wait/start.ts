import { at, cell, close, closing, recvUntilEof, send } from 'last-ack';

export default cell({
  run: () =>
    closing({
      rttMs: 100,
      clientCalls: [send(100), at(600, close())],
      serverCalls: [recvUntilEof(), close()],
    }),
});
