import { at, cell, close, closing, reconnect, recv, send } from 'last-ack';

const again = at(5008, reconnect({ samePort: false }));

export default cell({
  run: () =>
    closing({
      rttMs: 40,
      clientCalls: [send(100), recv(), at(4000, close()), again, send(100), recv(), close()],
      serverCalls: [recv(), send(200), at(5000, close())],
    }),
});
