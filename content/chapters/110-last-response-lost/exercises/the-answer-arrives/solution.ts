import { cell, close, closing, recv, recvUntilEof, send, shutdown, sleep } from 'last-ack';

export default cell({
  run: () =>
    closing({
      clientCalls: [send(200), sleep(5), send(1400), recv(), recv(), close()],
      serverCalls: [recv(), sleep(40), send(300), shutdown('wr'), recvUntilEof(), close()],
      lose: { from: 'server', data: true, nth: [1] },
    }),
});
