import { exercise } from 'last-ack';

export default exercise({
  keeps: ['rules', 'server.script'],
  goal: ({ client }, { app, segments }) => {
    const fin = segments.find(({ from, flags }) => from === 'client' && flags.includes('F'));
    const answer = segments.find(({ from, len }) => from === 'server' && len > 0);
    const read = app
      .filter((call) => call.side === 'client' && /^(recv|eof)/.test(call.do) && !call.errno)
      .reduce((sum, { bytes = 0 }) => sum + bytes, 0);
    return [
      [fin !== undefined, { en: 'the client never sends its FIN', zh: '客户端没有发出 FIN' }],
      [answer !== undefined, { en: 'the server does not answer', zh: '服务端没有发出响应' }],
      [
        segments.every(({ flags }) => !flags.includes('R')),
        { en: 'the answer is met with a RST', zh: '响应换来的是 RST' },
      ],
      [
        read >= 300,
        { en: `the client has read ${read} bytes of 300`, zh: `客户端只读了 300 字节中的 ${read} 字节` },
      ],
      [
        client.finalState === 'CLOSED',
        { en: 'the client’s socket does not end', zh: '客户端的套接字没有结束' },
      ],
    ];
  },
});
