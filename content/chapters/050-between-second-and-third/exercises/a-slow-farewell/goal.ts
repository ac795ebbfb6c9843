import { exercise, seconds } from 'last-ack';

export default exercise({
  keeps: ['rules', 'server.script', 'server.sysctl'],
  goal: ({ client }, { segments }) => {
    const waited = seconds(client.inState.FIN_WAIT2);
    return [
      [
        segments.every(({ flags }) => !flags.includes('R')),
        {
          en: `the client stops waiting after ${waited} s, and a RST answers the FIN`,
          zh: `客户端等了 ${waited} 秒就不等了，FIN 换来一个 RST`,
        },
      ],
      [
        client.inState.TIME_WAIT !== undefined,
        { en: 'the client never enters TIME-WAIT', zh: '客户端没有进入 TIME-WAIT' },
      ],
    ];
  },
});
