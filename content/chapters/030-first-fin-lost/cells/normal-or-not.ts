import { cell, facts, type Scenario, simulate, slider, table } from 'last-ack';
import { lostForever } from './lost-forever.ts';
import { closing } from './lost-once.ts';

const outcome = (scenario: Scenario): (string | number)[] => {
  const trace = simulate(scenario);
  const { client, server } = facts(trace);
  const resets = trace.segments.filter((segment) => segment.flags.includes('R')).length;
  return [client.path, `${((client.livedMs ?? 0) / 1000).toFixed(1)} s`, server.path, resets];
};

export default cell({
  parameters: {
    orphanRetries: slider({ label: 'tcp_orphan_retries', min: 1, max: 8, value: 3 }),
  },
  run: ({ orphanRetries }) => {
    const normal = outcome(closing(20, []));
    const lost = outcome(lostForever(20, orphanRetries));
    const rows = [
      { en: 'the client’s path', zh: '客户端的路径' },
      { en: 'client gone after', zh: '客户端多久后消失' },
      { en: 'the server’s path', zh: '服务端的路径' },
      { en: 'RSTs sent', zh: 'RST 个数' },
    ];
    return table(
      {
        en: 'Two ends of a connection',
        zh: '两种结局',
      },
      [
        'TCP',
        { en: 'normal close', zh: '正常的四次挥手' },
        { en: 'FIN lost for ever', zh: 'FIN 一直丢失' },
      ],
      rows.map((name, row) => [name, normal[row] ?? '', lost[row] ?? '']),
    );
  },
});
