import { cell, close, connect, lose, recvUntilEof, send, sleep, slider } from 'last-ack';

export default cell({
  parameters: {
    rttMs: slider({ label: 'RTT', unit: 'ms', min: 1, max: 400, value: 20 }),
  },
  run: ({ rttMs }) => ({
    rttMs,
    durationMs: 300_000,
    client: { script: [connect(), send(100), sleep(500), close()] },
    server: { script: [recvUntilEof(), sleep(100), close()] },
    rules: [lose('client', { fin: true, nth: [] })],
  }),
});
