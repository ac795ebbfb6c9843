import { cell, close, closing, recvUntilEof, send, shutdown } from 'last-ack';

export default cell({
  run: () =>
    closing({
      ending: [shutdown('wr'), recvUntilEof(), close()],
      after: [send(300), close()],
    }),
});
