import { exercise, seconds } from 'last-ack';

export default exercise({
  keeps: ['rttMs', 'client.script', 'client.sysctl', 'server.script', 'server.sysctl'],
  goal: ({ client }, { segments }) => {
    const lost = segments.filter(({ arrives }) => arrives === null);
    const fins = lost.filter(({ from, flags }) => from === 'client' && flags.includes('F'));
    const waited = seconds(client.inState.FIN_WAIT1);
    return [
      [
        lost.length === fins.length,
        { en: 'something else than a FIN of the client is lost', zh: '丢了客户端 FIN 以外的报文' },
      ],
      [
        (client.inState.FIN_WAIT1 ?? 0) > 1000,
        { en: `the client is in FIN-WAIT-1 for ${waited} s`, zh: `客户端在 FIN-WAIT-1 停留了 ${waited} 秒` },
      ],
      [
        client.inState.TIME_WAIT !== undefined,
        { en: 'the client gives up before the close has ended', zh: '关闭还没结束，客户端就放弃了' },
      ],
      [
        lost.length <= 4,
        {
          en: `${lost.length} FINs are lost, and fewer would do`,
          zh: `丢了 ${lost.length} 个 FIN，少一些也够`,
        },
      ],
    ];
  },
});
