import { exercise, seconds } from 'last-ack';

export default exercise({
  keeps: ['rules', 'rttMs', 'client.script', 'server.script'],
  goal: ({ server }, { scenario, segments }) => {
    const set = Object.keys(scenario.server.sysctl ?? {}).length;
    const last = segments.findLast(({ from, flags }) => from === 'server' && flags.includes('F'));
    const lastMs = (last?.t ?? 0) - (server.closeMs ?? 0);
    const lived = seconds(server.livedMs);
    return [
      [server.livedMs !== null, { en: 'the server is still there at the end', zh: '到最后服务端仍在' }],
      [
        server.livedMs !== null && server.livedMs <= 20_000,
        { en: `the server stays for ${lived} s`, zh: `服务端停留了 ${lived} 秒` },
      ],
      [
        lastMs > 7000,
        {
          en: `the server sends its last FIN after ${seconds(lastMs)} s, and gives up too soon`,
          zh: `服务端在 ${seconds(lastMs)} 秒后就发了最后一个 FIN，放弃得太早`,
        },
      ],
      [set <= 1, { en: `${set} settings are changed, and one will do`, zh: `改了 ${set} 个参数，一个就够` }],
    ];
  },
});
