import { cell, figure, lose, slider } from 'last-ack';
import { closingTogether } from './both-at-once.ts';

export default cell({
  parameters: {
    losses: slider({ label: { en: 'ACKs lost', zh: '丢失的 ACK' }, min: 0, max: 3, value: 1 }),
  },
  run: ({ losses }) =>
    figure(
      closingTogether(0, [
        lose('server', {
          fin: false,
          ackOfFin: true,
          nth: Array.from({ length: losses }, (_, i) => i + 1),
        }),
      ]),
      {
        caption: {
          en: 'The server has acknowledged the FIN, and the network has lost that ACK. The client waits in CLOSING.',
          zh: '服务端确认了 FIN，但这个 ACK 被网络丢了。客户端停在 CLOSING。',
        },
      },
    ),
});
