import { exercise, seconds } from 'last-ack';

export default exercise({
  keeps: ['rules', 'rttMs', 'client.script', 'server.script'],
  goal: ({ client }, { scenario }) => {
    const set = Object.keys(scenario.client.sysctl ?? {}).length;
    const lived = seconds(client.livedMs);
    return [
      [client.livedMs !== null, { en: 'the client is still there at the end', zh: '到最后客户端仍在' }],
      [
        client.livedMs !== null && client.livedMs <= 2000,
        { en: `the client stays for ${lived} s`, zh: `客户端停留了 ${lived} 秒` },
      ],
      [set <= 1, { en: `${set} settings are changed, and one will do`, zh: `改了 ${set} 个参数，一个就够` }],
    ];
  },
});
