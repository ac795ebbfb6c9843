import { exercise, seconds, text } from 'last-ack';

export default exercise({
  keeps: ['rules', 'seed', 'rttMs', 'client.script', 'server.script', 'server.sysctl'],
  goal: ({ client, server }, { scenario }) => {
    const set = Object.keys(scenario.client.sysctl ?? {}).length;
    const lived = seconds(client.livedMs);
    return [
      [set <= 1, text`${set} settings are changed, and one will do`],
      [
        server.finalState === 'CLOSED',
        text`the client gives up after ${lived} s, and the server stays for ever`,
      ],
    ];
  },
});
