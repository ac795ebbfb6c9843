import { exercise, seconds, text } from 'last-ack';

export default exercise({
  keeps: ['rttMs', 'client.script', 'client.sysctl', 'server.script', 'server.sysctl'],
  goal: ({ client, server }, { segments }) => {
    const lost = segments.filter(({ arrives }) => arrives === null);
    const waited = seconds(client.inState.TIME_WAIT);
    return [
      [
        lost.every(({ from, flags, t }) => from === 'client' && flags === 'A' && t > (server.closeMs ?? 0)),
        'something else than the last ACK is lost',
      ],
      [(client.inState.TIME_WAIT ?? 0) > 100_000, text`the client is in TIME-WAIT for ${waited} s`],
    ];
  },
});
