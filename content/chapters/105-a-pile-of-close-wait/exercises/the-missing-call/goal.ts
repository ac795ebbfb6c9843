import { exercise } from 'last-ack';

export default exercise({
  keeps: ['rules', 'client.script', 'server.script', 'server.loop'],
  goal: ({ server }) => [
    [
      server.finalState !== 'CLOSE_WAIT',
      { en: 'the server’s socket stays in CLOSE-WAIT', zh: '服务端的套接字留在 CLOSE-WAIT' },
    ],
    [
      server.finalState === 'CLOSED',
      { en: 'the server’s socket does not end', zh: '服务端的套接字没有结束' },
    ],
  ],
});
