import { at, cell, close, closing, reconnect, recv, send } from 'last-ack';

/** The request is doomed; the client asks again on a connection of its own. */
const first = [send(100), recv(), at(5008, send(100)), recv(), close()];
const again = [reconnect({ samePort: false }), send(100), recv(), close()];

export default cell({
  run: () =>
    closing({
      rttMs: 40,
      clientCalls: [...first, ...again],
      serverCalls: [recv(), send(200), at(5000, close())],
    }),
});
