import { exercise, seconds } from 'last-ack';

export default exercise({
  keeps: ['rules', 'seed', 'rttMs', 'client.script', 'server.script', 'server.sysctl'],
  goal: ({ client, server }, { scenario }) => {
    const set = Object.keys(scenario.client.sysctl ?? {}).length;
    const lived = seconds(client.livedMs);
    return [
      [set <= 1, { en: `${set} settings are changed, and one will do`, zh: `改了 ${set} 个参数，一个就够` }],
      [
        server.finalState === 'CLOSED',
        {
          en: `the client gives up after ${lived} s, and the server stays for ever`,
          zh: `客户端 ${lived} 秒后放弃，服务端永远留在那里`,
        },
      ],
    ];
  },
});
