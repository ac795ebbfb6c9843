import { exercise, seconds, text } from 'last-ack';

export default exercise({
  keeps: ['rules', 'server.script', 'server.sysctl'],
  goal: ({ client }, { segments }) => {
    const waited = seconds(client.inState.FIN_WAIT2);
    return [
      [
        segments.every(({ flags }) => !flags.includes('R')),
        text`the client stops waiting after ${waited} s, and a RST answers the FIN`,
      ],
      [client.inState.TIME_WAIT !== undefined, 'the client never enters TIME-WAIT'],
    ];
  },
});
