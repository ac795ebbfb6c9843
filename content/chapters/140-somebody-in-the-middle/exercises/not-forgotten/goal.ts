import { errorName, exercise, seconds, text } from 'last-ack';

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
        'the program does not ask twice, with 600 s of silence between',
      ],
      [
        answer?.errno === undefined,
        text`after ${seconds(waited)} s read() fails with ${errorName(answer?.errno ?? 0)}`,
      ],
      [waited !== null && waited <= 1000, text`the program waits ${seconds(waited)} s for its answer`],
    ];
  },
});
