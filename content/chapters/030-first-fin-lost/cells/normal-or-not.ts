import { cell, closing, facts, orphanRetries, type Scenario, simulate, table } from 'last-ack';

const outcome = (scenario: Scenario) => {
  const trace = simulate(scenario);
  const { client, server } = facts(trace);
  const resets = trace.segments.filter(({ flags }) => flags.includes('R')).length;
  return [client.path, `${((client.livedMs ?? 0) / 1000).toFixed(1)} s`, server.path, resets];
};
const names = [
  { en: 'the client’s path', zh: '客户端的路径' },
  { en: 'client gone after', zh: '客户端多久后消失' },
  { en: 'the server’s path', zh: '服务端的路径' },
  { en: 'RSTs sent', zh: 'RST 个数' },
];
const lose = { from: 'client', fin: true } as const;

export default cell({
  parameters: { orphanRetries: orphanRetries({ min: 1 }) },
  run: ({ orphanRetries: tcp_orphan_retries }) => {
    const [normal, lost] = [
      outcome(closing()),
      outcome(closing({ client: { tcp_orphan_retries }, lose })),
    ];
    return table(
      { en: 'Two ends of a connection', zh: '两种结局' },
      [
        'TCP',
        { en: 'normal close', zh: '正常的四次挥手' },
        { en: 'FIN lost for ever', zh: 'FIN 一直丢失' },
      ],
      names.map((name, row) => [name, normal[row] ?? '', lost[row] ?? '']),
    );
  },
});
