import { cell, close, closing, recvUntilEof, send, sleep } from 'last-ack';

export default cell({
  run: () =>
    closing({
      clientCalls: [send(100), sleep(500), close()],
      serverCalls: [recvUntilEof(), close()],
    }),
});
