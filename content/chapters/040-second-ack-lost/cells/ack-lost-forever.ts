import {
  cell,
  figure,
  lose,
  recvUntilEof,
  type Scenario,
  type Step,
  sleep,
  slider,
} from 'last-ack';
import { ackLost } from './ack-lost-once.ts';

/** Nothing that acknowledges the FIN gets through before `healsAtMs`; the server goes on with `script`. */
export const deafClient = (
  orphanRetries: number,
  script: Step[],
  healsAtMs?: number,
): Scenario => ({
  ...ackLost('all', 0, orphanRetries),
  server: { script },
  rules: [
    lose('server', {
      ackOfFin: true,
      ...(healsAtMs === undefined ? {} : { beforeMs: healsAtMs }),
    }),
  ],
});

export default cell({
  parameters: {
    orphanRetries: slider({ label: 'tcp_orphan_retries', min: 0, max: 8, value: 2 }),
  },
  run: ({ orphanRetries }) =>
    figure(deafClient(orphanRetries, [recvUntilEof(), sleep(300_000)]), {
      show: 'both',
      caption: {
        en: 'Every FIN arrives, and every ACK of it is lost.',
        zh: '每个 FIN 都到了，对它的 ACK 却全都丢了。',
      },
    }),
});
