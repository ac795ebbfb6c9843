import { exercise, seconds } from 'last-ack';

export default exercise({
  keeps: ['rttMs', 'client.script', 'client.sysctl', 'server.script', 'server.sysctl'],
  goal: ({ client, server }, { segments }) => {
    const lost = segments.filter(({ arrives }) => arrives === null);
    const waited = seconds(client.inState.TIME_WAIT);
    return [
      [
        lost.every(({ from, flags, t }) => from === 'client' && flags === 'A' && t > (server.closeMs ?? 0)),
        { en: 'something else than the last ACK is lost', zh: '丢了最后的 ACK 以外的报文' },
      ],
      [
        (client.inState.TIME_WAIT ?? 0) > 100_000,
        { en: `the client is in TIME-WAIT for ${waited} s`, zh: `客户端在 TIME-WAIT 停留了 ${waited} 秒` },
      ],
    ];
  },
});
