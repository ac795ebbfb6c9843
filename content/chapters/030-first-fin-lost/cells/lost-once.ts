import {
  cell,
  close,
  connect,
  lose,
  type Rule,
  recvUntilEof,
  type Scenario,
  send,
  sleep,
  slider,
} from 'last-ack';

/** A client sends 100 bytes, waits and closes. The server reads to the end, thinks for 100 ms and closes. */
export const closing = (
  rttMs: number,
  rules: Rule[],
  sysctl: Record<string, number> = {},
): Scenario => ({
  rttMs,
  durationMs: 300_000,
  client: { sysctl, script: [connect(), send(100), sleep(500), close()] },
  server: { script: [recvUntilEof(), sleep(100), close()] },
  rules,
});

export default cell({
  parameters: {
    rttMs: slider({ label: 'RTT', unit: 'ms', min: 1, max: 300, value: 20 }),
    losses: slider({
      label: { en: 'FINs lost', zh: 'FIN 丢失次数' },
      min: 1,
      max: 4,
      value: 1,
    }),
  },
  run: ({ rttMs, losses }) => {
    const nth = [1, 2, 3, 4].slice(0, losses);
    return closing(rttMs, [lose('client', { fin: true, nth })]);
  },
});
