import { exercise } from 'last-ack';

export default exercise({
  keeps: ['rules', 'rttMs', 'client.script'],
  goal: ({ client, lost }) => [
    [
      lost > 0,
      {
        en: 'nothing is lost any more: there is no ACK of its own to lose',
        zh: '什么都没丢：没有单独的 ACK 可丢',
      },
    ],
    [
      client.finSent === 1,
      {
        en: `the client sends its FIN ${client.finSent} times`,
        zh: `客户端的 FIN 发了 ${client.finSent} 遍`,
      },
    ],
    [
      client.inState.TIME_WAIT !== undefined,
      { en: 'the close does not end in TIME-WAIT', zh: '关闭没有走到 TIME-WAIT' },
    ],
  ],
});
