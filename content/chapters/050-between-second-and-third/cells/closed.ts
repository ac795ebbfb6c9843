import {
  cell,
  close,
  connect,
  figure,
  recvUntilEof,
  type Scenario,
  type Step,
  send,
  sleep,
  slider,
} from 'last-ack';

/** The client ends its side with `ending`; the server acknowledges, then goes on with `after`. */
export const gap = (
  finTimeoutS: number,
  ending: Step[],
  after: Step[] = [sleep(3_600_000)],
): Scenario => ({
  rttMs: 20,
  durationMs: 3_600_000,
  client: {
    sysctl: { 'net.ipv4.tcp_fin_timeout': finTimeoutS },
    script: [connect(), send(100), sleep(500), ...ending],
  },
  server: { script: [recvUntilEof(), ...after] },
});

export default cell({
  parameters: {
    finTimeoutS: slider({ label: 'tcp_fin_timeout', unit: 's', min: 1, max: 60, value: 60 }),
  },
  run: ({ finTimeoutS }) =>
    figure(gap(finTimeoutS, [close()]), {
      show: 'both',
      caption: {
        en: 'close(): the server never closes, and after a minute the client is gone.',
        zh: 'close()：服务端一直不关，一分钟后客户端消失。',
      },
    }),
});
