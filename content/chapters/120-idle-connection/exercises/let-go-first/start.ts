import { at, cell, close, closing, recv, send } from 'last-ack';

export default cell({
  run: () =>
    closing({
      rttMs: 40,
      clientCalls: [send(100), recv(), at(5008, send(100)), recv(), close()],
      serverCalls: [recv(), send(200), at(5000, close())],
    }),
});
