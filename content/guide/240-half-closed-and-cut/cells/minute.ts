import { cell, close, closing, recvUntilEof, send, shutdown, sleep, slider } from 'last-ack';

export default cell({
  parameters: {
    worksS: slider({
      label: 'The server needs for its answer',
      unit: 's',
      min: 5,
      max: 120,
      value: 70,
    }),
  },
  run: ({ worksS }) =>
    closing({
      clientCalls: [send(100), shutdown('wr'), recvUntilEof(), close()],
      serverCalls: [recvUntilEof(), sleep(worksS * 1000), send(200), close()],
      box: { tcp_loose: 0 },
      durationMs: 600_000,
    }),
});
