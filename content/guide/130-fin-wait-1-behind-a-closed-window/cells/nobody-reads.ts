import { cell, close, closing, recvUntilEof, send, sleep, slider } from 'last-ack';

export default cell({
  parameters: {
    busyS: slider({
      label: 'The server begins to read after',
      unit: 's',
      min: 10,
      max: 600,
      value: 600,
    }),
  },
  run: ({ busyS }) =>
    closing({
      clientCalls: [send(100_000), sleep(3000), close()],
      serverCalls: [sleep(busyS * 1000), recvUntilEof(), close()],
      durationMs: 900_000,
    }),
});
