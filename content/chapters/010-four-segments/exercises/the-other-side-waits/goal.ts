import { exercise } from 'last-ack';

export default exercise({
  keeps: ['rules'],
  goal: ({ client, server }, { segments }) => [
    [segments.every(({ flags }) => !flags.includes('R')), 'one of the two sends a RST'],
    [client.inState.TIME_WAIT === undefined, 'TIME-WAIT is still the client’s'],
    [server.inState.TIME_WAIT !== undefined, 'the server never enters TIME-WAIT'],
    [client.finalState === 'CLOSED', 'the client’s socket does not end'],
  ],
});
