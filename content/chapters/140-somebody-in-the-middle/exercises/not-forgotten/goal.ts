import { errorName, exercise, seconds } from 'last-ack';

export default exercise({
  keeps: ['rules', 'rttMs', 'middlebox', 'server.script', 'server.sysctl'],
  goal: (_, { app }) => {
    const calls = app.filter(({ side }) => side === 'client');
    const asked = calls.filter((call) => call.do === 'send');
    const answer = calls.findLast((call) => call.do === 'recv');
    const waited = answer ? answer.t - (answer.calledAt ?? answer.t) : null;
    return [
      [
        asked.length === 2 && asked[1]!.t >= 600_000,
        {
          en: 'the program does not ask twice, with 600 s of silence between',
          zh: '程序没有隔 600 秒问两次',
        },
      ],
      [
        answer?.errno === undefined,
        {
          en: `after ${seconds(waited)} s read() fails with ${errorName(answer?.errno ?? 0)}`,
          zh: `${seconds(waited)} 秒之后 read() 以 ${errorName(answer?.errno ?? 0)} 失败`,
        },
      ],
      [
        waited !== null && waited <= 1000,
        {
          en: `the program waits ${seconds(waited)} s for its answer`,
          zh: `程序等了 ${seconds(waited)} 秒才得到响应`,
        },
      ],
    ];
  },
});
