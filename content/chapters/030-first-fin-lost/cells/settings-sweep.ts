import { cell, facts, simulate, slider, table } from 'last-ack';
import { lostForever } from './lost-forever.ts';

/** One run for each value of the setting, in both profiles. */
export default cell({
  parameters: {
    rttMs: slider({ label: 'RTT', unit: 'ms', min: 1, max: 200, value: 20 }),
  },
  run: ({ rttMs }) =>
    table(
      {
        en: `What each value buys at RTT ${rttMs} ms`,
        zh: `RTT 为 ${rttMs} ms 时，每个取值换来什么`,
      },
      [
        'tcp_orphan_retries',
        { en: 'Linux: retransmissions', zh: 'Linux：重传次数' },
        { en: 'Linux: gone after, s', zh: 'Linux：多久后消失，秒' },
        { en: 'textbook: retransmissions', zh: '教科书：重传次数' },
      ],
      [0, 1, 2, 3, 4, 5, 8].map((orphanRetries) => {
        const scenario = lostForever(rttMs, orphanRetries);
        const linux = facts(simulate(scenario)).client;
        const textbook = facts(simulate({ ...scenario, profile: 'textbook' })).client;
        const livedS = ((linux.livedMs ?? 0) / 1000).toFixed(1);
        return [orphanRetries, linux.retransmissions, livedS, textbook.retransmissions];
      }),
    ),
});
