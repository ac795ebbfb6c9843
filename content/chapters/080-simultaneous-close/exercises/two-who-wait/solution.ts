import { at, cell, close, closing, recv, send } from 'last-ack';

export default cell({
  run: () =>
    closing({
      rttMs: 100,
      clientCalls: [send(100), at(600, close())],
      serverCalls: [recv(), at(620, close())],
    }),
});
