import { exercise, seconds, text } from 'last-ack';

export default exercise({
  keeps: ['rttMs', 'client.script', 'client.sysctl', 'server.script', 'server.sysctl'],
  goal: ({ client }, { segments }) => {
    const lost = segments.filter(({ arrives }) => arrives === null);
    const fins = lost.filter(({ from, flags }) => from === 'client' && flags.includes('F'));
    const waited = seconds(client.inState.FIN_WAIT1);
    return [
      [lost.length === fins.length, 'something else than a FIN of the client is lost'],
      [(client.inState.FIN_WAIT1 ?? 0) > 1000, text`the client is in FIN-WAIT-1 for ${waited} s`],
      [client.inState.TIME_WAIT !== undefined, 'the client gives up before the close has ended'],
      [lost.length <= 4, text`${lost.length} FINs are lost, and fewer would do`],
    ];
  },
});
