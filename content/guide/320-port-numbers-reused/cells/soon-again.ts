import { at, cell, close, closing, reconnect, recvUntilEof, sleep, slider } from 'last-ack';

export default cell({
  parameters: {
    againS: slider({
      label: 'The same port again after',
      unit: 's',
      min: 2,
      max: 50,
      value: 3,
    }),
  },
  run: ({ againS }) =>
    closing({
      clientCalls: [
        ...[recvUntilEof(), close()],
        ...[at(againS * 1000, reconnect({ samePort: true })), sleep(500), close()],
      ],
      serverCalls: [at(500, close())],
      durationMs: 140_000,
    }),
});
