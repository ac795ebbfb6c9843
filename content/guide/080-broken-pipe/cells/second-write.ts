import { at, cell, close, connect, recv, send, slider } from 'last-ack';

export default cell({
  parameters: {
    pauseMs: slider({
      label: 'Between the two writes',
      unit: 'ms',
      min: 1,
      max: 1000,
      value: 400,
    }),
  },
  run: ({ pauseMs }) => ({
    rttMs: 20,
    durationMs: 70_000,
    client: {
      script: [connect(), send(100), at(1000, send(100)), at(1000 + pauseMs, send(100)), close()],
    },
    server: { script: [recv(), send(200), at(500, close())] },
  }),
});
