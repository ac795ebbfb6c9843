import { exercise } from 'last-ack';

export default exercise({
  keeps: ['rules', 'rttMs', 'client.script'],
  goal: ({ client, server }) => [
    [client.inState.CLOSING !== undefined, 'the client does not go through CLOSING'],
    [server.inState.CLOSING !== undefined, 'the server does not go through CLOSING'],
    [
      [client, server].every(({ inState }) => inState.TIME_WAIT !== undefined),
      'only one of them ends in TIME-WAIT',
    ],
  ],
});
