import { exercise, text } from 'last-ack';

export default exercise({
  keeps: ['rules', 'rttMs', 'client.script'],
  goal: ({ client, lost }) => [
    [lost > 0, 'nothing is lost any more: there is no ACK of its own to lose'],
    [client.finSent === 1, text`the client sends its FIN ${client.finSent} times`],
    [client.inState.TIME_WAIT !== undefined, 'the close does not end in TIME-WAIT'],
  ],
});
