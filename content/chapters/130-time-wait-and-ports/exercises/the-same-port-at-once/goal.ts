import { errorName, exercise, seconds, text } from 'last-ack';

export default exercise({
  keeps: ['rules', 'rttMs', 'server.script'],
  goal: (_, { app, scenario, segments }) => {
    const second = scenario.client.script.find((step) => step.do === 'reconnect');
    const opened = app.find((call) => call.side === 'client' && call.do === 'reconnect');
    return [
      [second?.do === 'reconnect' && second.samePort, 'there is no second connection from the same port'],
      [opened !== undefined, 'connect() does not return'],
      [opened?.errno === undefined, text`connect() fails with ${errorName(opened?.errno ?? 0)}`],
      [opened !== undefined && opened.t < 1000, text`it is open after ${seconds(opened?.t)} s`],
      [segments.every(({ flags }) => !flags.includes('R')), 'a RST is sent'],
    ];
  },
});
