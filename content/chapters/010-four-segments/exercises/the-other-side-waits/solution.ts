import { cell, close, closing, recv, recvUntilEof, send, sleep } from 'last-ack';

export default cell({
  run: () =>
    closing({
      clientCalls: [send(100), recvUntilEof(), close()],
      serverCalls: [recv(), sleep(500), close()],
    }),
});
