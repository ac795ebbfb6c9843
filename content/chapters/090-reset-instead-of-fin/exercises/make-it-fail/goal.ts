import { errorName, exercise } from 'last-ack';

export default exercise({
  keeps: ['rules', 'client.script', 'client.sysctl'],
  goal: (_, { app, scenario }) => {
    const read = app.find((call) => call.side === 'client' && /^(recv|eof)/.test(call.do));
    const error = read?.errno === undefined ? null : errorName(read.errno);
    return [
      [
        scenario.server.script.every((step) => step.do !== 'linger'),
        { en: 'the server uses SO_LINGER', zh: '服务端用了 SO_LINGER' },
      ],
      [read !== undefined, { en: 'the client’s read() does not return', zh: '客户端的 read() 没有返回' }],
      [
        error === 'ECONNRESET',
        error === null
          ? { en: 'the client’s read() returns without an error', zh: '客户端的 read() 没有出错' }
          : { en: `the client’s read() fails with ${error}`, zh: `客户端的 read() 以 ${error} 失败` },
      ],
    ];
  },
});
