import { cell, facts, simulate, sleep, slider, table } from 'last-ack';
import { lastAckLost } from './lost-once.ts';

/** The worked case again and again; each time the server closes 4 ms, one tick of the kernel's clock, later. */
export default cell({
  parameters: {
    fromMs: slider({
      label: { en: 'Server thinks at least', zh: '服务端至少考虑' },
      unit: 'ms',
      min: 100,
      max: 400,
      step: 4,
      value: 200,
    }),
    orphanRetries: slider({ label: 'tcp_orphan_retries', min: 1, max: 5, value: 2 }),
  },
  run: ({ fromMs, orphanRetries }) =>
    table(
      { en: 'One case, eight moments to close', zh: '同一个案例，八个不同的关闭时刻' },
      [
        { en: 'server thinks, ms', zh: '服务端考虑，毫秒' },
        { en: 'retransmissions', zh: '重传次数' },
        { en: 'server gone after, s', zh: '服务端多久后消失，秒' },
      ],
      [0, 4, 8, 12, 16, 20, 24, 28].map((laterMs) => {
        const scenario = lastAckLost('all', orphanRetries);
        const [read, , close] = scenario.server.script;
        scenario.server.script = [read!, sleep(fromMs + laterMs), close!];
        const { server } = facts(simulate(scenario));
        return [
          fromMs + laterMs,
          server.retransmissions,
          ((server.livedMs ?? 0) / 1000).toFixed(1),
        ];
      }),
    ),
});
