import {
  cell,
  close,
  connect,
  facts,
  recvUntilEof,
  type Scenario,
  send,
  simulate,
  sleep,
  slider,
} from 'last-ack';

/** The client sends 100 bytes and closes; the server reads to the end, thinks, and closes too. Nothing is lost. */
export const fourSegments = (rttMs: number, thinkMs: number): Scenario => ({
  rttMs,
  durationMs: 300_000,
  client: { script: [connect(), send(100), sleep(500), close()] },
  server: { script: [recvUntilEof(), sleep(thinkMs), close()] },
});

export default cell({
  parameters: {
    rttMs: slider({ label: 'RTT', unit: 'ms', min: 1, max: 300, value: 20 }),
    thinkMs: slider({
      label: { en: 'Server thinks', zh: '服务端考虑' },
      unit: 'ms',
      min: 60,
      max: 1000,
      step: 10,
      value: 100,
    }),
  },
  run: ({ rttMs, thinkMs }) => fourSegments(rttMs, thinkMs),
  facts: ({ rttMs, thinkMs }) => {
    const { client, server } = facts(simulate(fourSegments(rttMs, thinkMs)));
    const aloneMs = (client.goneMs ?? 0) - (server.goneMs ?? 0);
    return { minutesAlone: Math.round(aloneMs / 60_000) };
  },
});
