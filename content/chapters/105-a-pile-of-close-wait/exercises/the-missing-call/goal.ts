import { exercise } from 'last-ack';

export default exercise({
  keeps: ['rules', 'client.script', 'server.script', 'server.loop'],
  goal: ({ server }) => [
    [server.finalState !== 'CLOSE_WAIT', 'the server’s socket stays in CLOSE-WAIT'],
    [server.finalState === 'CLOSED', 'the server’s socket does not end'],
  ],
});
