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

export interface Patience {
  /** The server's tcp_orphan_retries: how long it repeats its FIN. */
  orphanRetries?: number;
  /** The client's tcp_fin_timeout: how long it waits for that FIN. */
  finTimeoutS?: number;
}

/** The client closes, the server 200 ms later; `rules` say what becomes of the server's FIN. */
export const thirdSegment = (
  rules: Rule[],
  { orphanRetries = 0, finTimeoutS = 60 }: Patience = {},
): Scenario => ({
  rttMs: 20,
  durationMs: 300_000,
  client: {
    sysctl: { 'net.ipv4.tcp_fin_timeout': finTimeoutS },
    script: [connect(), send(100), sleep(500), close()],
  },
  server: {
    sysctl: { 'net.ipv4.tcp_orphan_retries': orphanRetries },
    script: [recvUntilEof(), sleep(200), close()],
  },
  rules,
});

export default cell({
  parameters: {
    losses: slider({
      label: { en: 'FINs lost', zh: 'FIN 丢失次数' },
      min: 0,
      max: 4,
      value: 1,
    }),
  },
  run: ({ losses }) =>
    thirdSegment([lose('server', { fin: true, nth: [1, 2, 3, 4].slice(0, losses) })]),
});
