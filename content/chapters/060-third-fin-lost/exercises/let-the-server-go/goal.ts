import { exercise, seconds, text } from 'last-ack';

export default exercise({
  keeps: ['rules', 'rttMs', 'client.script', 'server.script'],
  goal: ({ server }, { scenario, segments }) => {
    const set = Object.keys(scenario.server.sysctl ?? {}).length;
    const last = segments.findLast(({ from, flags }) => from === 'server' && flags.includes('F'));
    const lastMs = (last?.t ?? 0) - (server.closeMs ?? 0);
    const lived = seconds(server.livedMs);
    return [
      [server.livedMs !== null, 'the server is still there at the end'],
      [server.livedMs !== null && server.livedMs <= 20_000, text`the server stays for ${lived} s`],
      [lastMs > 7000, text`the server sends its last FIN after ${seconds(lastMs)} s, and gives up too soon`],
      [set <= 1, text`${set} settings are changed, and one will do`],
    ];
  },
});
