import { at, cell, close, connect, recv, send, slider } from 'last-ack';

const idleEndsMs = 5000;

export default cell({
  parameters: {
    requestMs: slider({
      label: 'The next request leaves',
      unit: 'ms',
      min: 4900,
      max: 5100,
      value: 5008,
    }),
  },
  run: ({ requestMs }) => ({
    rttMs: 40,
    durationMs: 70_000,
    client: { script: [connect(), send(100), recv(), at(requestMs, send(100)), recv(), close()] },
    server: { script: [recv(), send(200), at(idleEndsMs, close())] },
  }),
});
