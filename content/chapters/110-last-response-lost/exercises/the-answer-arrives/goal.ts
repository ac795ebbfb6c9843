import { exercise, text } from 'last-ack';

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
        'the server no longer answers after its first recv()',
      ],
      [client.lastError === null, text`the client is told ${client.lastError}`],
      [read >= 300, text`the client has read ${read} bytes of 300`],
      [server.closeMs !== null && server.finalState === 'CLOSED', 'the server’s socket does not end'],
    ];
  },
});
