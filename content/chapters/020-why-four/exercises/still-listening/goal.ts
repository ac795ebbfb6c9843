import { exercise, text } from 'last-ack';

export default exercise({
  keeps: ['rules', 'server.script'],
  goal: ({ client }, { app, segments }) => {
    const fin = segments.find(({ from, flags }) => from === 'client' && flags.includes('F'));
    const answer = segments.find(({ from, len }) => from === 'server' && len > 0);
    const read = app
      .filter((call) => call.side === 'client' && /^(recv|eof)/.test(call.do) && !call.errno)
      .reduce((sum, { bytes = 0 }) => sum + bytes, 0);
    return [
      [fin !== undefined, 'the client never sends its FIN'],
      [answer !== undefined, 'the server does not answer'],
      [segments.every(({ flags }) => !flags.includes('R')), 'the answer is met with a RST'],
      [read >= 300, text`the client has read ${read} bytes of 300`],
      [client.finalState === 'CLOSED', 'the client’s socket does not end'],
    ];
  },
});
