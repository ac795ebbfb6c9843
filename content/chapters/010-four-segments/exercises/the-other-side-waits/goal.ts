import { exercise } from 'last-ack';

export default exercise({
  keeps: ['rules'],
  goal: ({ client, server }, { segments }) => [
    [
      segments.every(({ flags }) => !flags.includes('R')),
      { en: 'one of the two sends a RST', zh: '有一方发了 RST' },
    ],
    [
      client.inState.TIME_WAIT === undefined,
      { en: 'TIME-WAIT is still the client’s', zh: 'TIME-WAIT 还在客户端' },
    ],
    [
      server.inState.TIME_WAIT !== undefined,
      { en: 'the server never enters TIME-WAIT', zh: '服务端没有进入 TIME-WAIT' },
    ],
    [
      client.finalState === 'CLOSED',
      { en: 'the client’s socket does not end', zh: '客户端的套接字没有结束' },
    ],
  ],
});
