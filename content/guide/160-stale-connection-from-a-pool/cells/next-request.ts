import { at, cell, close, connect, recv, send, slider, toggle } from 'last-ack';

export default cell({
  parameters: {
    requestMs: slider({
      label: 'The next request comes',
      unit: 'ms',
      min: 5100,
      max: 60_000,
      value: 20_000,
    }),
    looks: toggle({ label: 'The pool looks first', value: false }),
  },
  run: ({ requestMs, looks }) => ({
    rttMs: 40,
    durationMs: 130_000,
    client: {
      script: [
        ...[connect(), send(100), recv()],
        ...(looks ? [at(requestMs, recv())] : [at(requestMs, send(100)), recv()]),
        close(),
      ],
    },
    server: { script: [recv(), send(200), at(5000, close())] },
  }),
});
