import { exercise } from 'last-ack';

export default exercise({
  keeps: ['rules', 'rttMs', 'client.script'],
  goal: ({ client, server }) => [
    [
      client.inState.CLOSING !== undefined,
      { en: 'the client does not go through CLOSING', zh: '客户端没有经过 CLOSING' },
    ],
    [
      server.inState.CLOSING !== undefined,
      { en: 'the server does not go through CLOSING', zh: '服务端没有经过 CLOSING' },
    ],
    [
      [client, server].every(({ inState }) => inState.TIME_WAIT !== undefined),
      { en: 'only one of them ends in TIME-WAIT', zh: '只有一边走到 TIME-WAIT' },
    ],
  ],
});
