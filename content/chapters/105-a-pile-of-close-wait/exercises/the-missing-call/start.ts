import { cell, close, connect, recv, send } from 'last-ack';

export default cell({
  run: () => ({
    rttMs: 20,
    durationMs: 300_000,
    client: { script: [connect(), close()] },
    server: { script: [recv(), send(200), close()], onError: [], loop: {} },
  }),
});
