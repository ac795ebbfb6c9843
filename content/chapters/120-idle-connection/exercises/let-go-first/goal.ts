import { exercise, text } from 'last-ack';

export default exercise({
  keeps: ['rules', 'rttMs', 'server.script'],
  goal: (_, { app, segments }) => {
    const asked = segments.filter(({ from, len }) => from === 'client' && len > 0);
    const read = app
      .filter((call) => call.side === 'client' && call.do === 'recv' && !call.errno)
      .reduce((sum, { bytes = 0 }) => sum + bytes, 0);
    return [
      [asked.length > 1, 'the client asks only once'],
      [asked.at(-1) !== undefined && asked.at(-1)!.t >= 5000, 'the second question leaves before 5 s'],
      [
        segments.every(({ flags }) => !flags.includes('R')),
        'a question meets a closed socket, and a RST answers it',
      ],
      [read >= 400, text`the client has read ${read} bytes of two answers`],
    ];
  },
});
