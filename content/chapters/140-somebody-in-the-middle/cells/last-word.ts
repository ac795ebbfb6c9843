import { at, cell, close, closing, recv, recvUntilEof, send } from 'last-ack';
import { boxes } from './forgotten.ts';

export default cell({
  run: () =>
    closing({
      box: boxes.pickUp,
      clientCalls: [send(100), recv(), at(600_000, close())],
      serverCalls: [recv(), send(200), recvUntilEof(), close()],
      durationMs: 900_000,
    }),
});
