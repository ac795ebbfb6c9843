import {
  cell,
  close,
  connect,
  lose,
  recvUntilEof,
  type Scenario,
  send,
  sleep,
  slider,
} from 'last-ack';

/** The network loses the server's bare ACK of the FIN: the `nth` ones, or all of them. */
export const ackLost = (
  nth: 'all' | number[],
  thinkMs: number,
  orphanRetries = 0,
  rttMs = 20,
): Scenario => ({
  rttMs,
  durationMs: 300_000,
  client: {
    sysctl: { 'net.ipv4.tcp_orphan_retries': orphanRetries },
    script: [connect(), send(100), sleep(500), close()],
  },
  server: { script: [recvUntilEof(), sleep(thinkMs), close()] },
  rules: [lose('server', { ackOfFin: true, fin: false, nth })],
});

export default cell({
  parameters: {
    losses: slider({
      label: { en: 'ACKs lost', zh: 'ACK 丢失次数' },
      min: 0,
      max: 4,
      value: 1,
    }),
    rttMs: slider({ label: 'RTT', unit: 'ms', min: 1, max: 300, value: 20 }),
  },
  run: ({ losses, rttMs }) => ackLost([1, 2, 3, 4].slice(0, losses), 8000, 0, rttMs),
});
