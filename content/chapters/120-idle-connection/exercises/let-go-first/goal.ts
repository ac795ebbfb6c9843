import { exercise } from 'last-ack';

export default exercise({
  keeps: ['rules', 'rttMs', 'server.script'],
  goal: (_, { app, segments }) => {
    const asked = segments.filter(({ from, len }) => from === 'client' && len > 0);
    const read = app
      .filter((call) => call.side === 'client' && call.do === 'recv' && !call.errno)
      .reduce((sum, { bytes = 0 }) => sum + bytes, 0);
    return [
      [asked.length > 1, { en: 'the client asks only once', zh: '客户端只发了一次请求' }],
      [
        asked.at(-1) !== undefined && asked.at(-1)!.t >= 5000,
        { en: 'the second question leaves before 5 s', zh: '第二个请求在第 5 秒之前就发出了' },
      ],
      [
        segments.every(({ flags }) => !flags.includes('R')),
        {
          en: 'a question meets a closed socket, and a RST answers it',
          zh: '请求遇到已关闭的套接字，换来一个 RST',
        },
      ],
      [
        read >= 400,
        { en: `the client has read ${read} bytes of two answers`, zh: `两个响应里客户端只读了 ${read} 字节` },
      ],
    ];
  },
});
