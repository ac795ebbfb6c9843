import { errorName, exercise, text } from 'last-ack';

export default exercise({
  keeps: ['rules', 'client.script', 'client.sysctl'],
  goal: (_, { app, scenario }) => {
    const read = app.find((call) => call.side === 'client' && /^(recv|eof)/.test(call.do));
    const error = read?.errno === undefined ? null : errorName(read.errno);
    return [
      [scenario.server.script.every((step) => step.do !== 'linger'), 'the server uses SO_LINGER'],
      [read !== undefined, 'the client’s read() does not return'],
      [
        error === 'ECONNRESET',
        error === null
          ? 'the client’s read() returns without an error'
          : text`the client’s read() fails with ${error}`,
      ],
    ];
  },
});
