import { exercise, seconds, text } from 'last-ack';

export default exercise({
  keeps: ['rules', 'rttMs', 'client.script', 'server.script'],
  goal: ({ client }, { scenario }) => {
    const set = Object.keys(scenario.client.sysctl ?? {}).length;
    const lived = seconds(client.livedMs);
    return [
      [client.livedMs !== null, 'the client is still there at the end'],
      [client.livedMs !== null && client.livedMs <= 2000, text`the client stays for ${lived} s`],
      [set <= 1, text`${set} settings are changed, and one will do`],
    ];
  },
});
