import { errorName, exercise, seconds } from 'last-ack';

export default exercise({
  keeps: ['rules', 'rttMs', 'server.script'],
  goal: (_, { app, scenario, segments }) => {
    const second = scenario.client.script.find((step) => step.do === 'reconnect');
    const opened = app.find((call) => call.side === 'client' && call.do === 'reconnect');
    return [
      [
        second?.do === 'reconnect' && second.samePort,
        { en: 'there is no second connection from the same port', zh: '没有用同一个端口的第二条连接' },
      ],
      [opened !== undefined, { en: 'connect() does not return', zh: 'connect() 没有返回' }],
      [
        opened?.errno === undefined,
        {
          en: `connect() fails with ${errorName(opened?.errno ?? 0)}`,
          zh: `connect() 以 ${errorName(opened?.errno ?? 0)} 失败`,
        },
      ],
      [
        opened !== undefined && opened.t < 1000,
        { en: `it is open after ${seconds(opened?.t)} s`, zh: `到 ${seconds(opened?.t)} 秒才打开` },
      ],
      [segments.every(({ flags }) => !flags.includes('R')), { en: 'a RST is sent', zh: '出现了 RST' }],
    ];
  },
});
