import { exercise } from 'last-ack';

export default exercise({
  keeps: ['rules', 'rttMs', 'client.script'],
  goal: ({ client, server }, { app, scenario }) => {
    const [first, second, third] = scenario.server.script;
    const read = app
      .filter((call) => call.side === 'client' && call.do === 'recv' && !call.errno)
      .reduce((sum, { bytes = 0 }) => sum + bytes, 0);
    return [
      [
        first?.do === 'recv' && second?.do === 'sleep' && third?.do === 'send',
        {
          en: 'the server no longer answers after its first recv()',
          zh: '服务端不再是第一次 recv() 之后就响应',
        },
      ],
      [
        client.lastError === null,
        { en: `the client is told ${client.lastError}`, zh: `客户端得到 ${client.lastError}` },
      ],
      [
        read >= 300,
        { en: `the client has read ${read} bytes of 300`, zh: `客户端只读了 300 字节中的 ${read} 字节` },
      ],
      [
        server.closeMs !== null && server.finalState === 'CLOSED',
        { en: 'the server’s socket does not end', zh: '服务端的套接字没有结束' },
      ],
    ];
  },
});
