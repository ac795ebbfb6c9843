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

/** The client closes, the server 200 ms later; the `nth` last ACKs of the client are lost, or all of them. */
export const lastAckLost = (
  nth: 'all' | number[],
  orphanRetries = 0,
  clientSysctl: Record<string, number> = {},
): Scenario => ({
  rttMs: 20,
  durationMs: 600_000,
  client: { sysctl: clientSysctl, script: [connect(), send(100), sleep(500), close()] },
  server: {
    sysctl: { 'net.ipv4.tcp_orphan_retries': orphanRetries },
    script: [recvUntilEof(), sleep(200), close()],
  },
  rules: [lose('client', { ackOfFin: true, nth })],
});

export default cell({
  parameters: {
    losses: slider({
      label: { en: 'Last ACKs lost', zh: '最后的 ACK 丢失次数' },
      min: 0,
      max: 4,
      value: 1,
    }),
  },
  run: ({ losses }) => lastAckLost([1, 2, 3, 4].slice(0, losses)),
});
