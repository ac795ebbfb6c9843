import {
  cell,
  close,
  connect,
  figure,
  recvUntilEof,
  select,
  send,
  shutdown,
  sleep,
} from 'last-ack';
import { lostForever } from './lost-forever.ts';

const hour = 3_600_000;

export default cell({
  parameters: {
    call: select({
      label: { en: 'The client calls', zh: '客户端调用' },
      options: ['close()', 'shutdown(SHUT_WR)'],
      value: 'shutdown(SHUT_WR)',
    }),
  },
  run: ({ call }) => {
    const ending = call === 'close()' ? [close()] : [shutdown('wr'), recvUntilEof(), close()];
    const client = { script: [connect(), send(100), sleep(500), ...ending] };
    return figure(
      { ...lostForever({ orphanRetries: 3 }), client, durationMs: hour },
      {
        caption: {
          en: 'A client that still wants to read waits for a FIN that nobody will send again.',
          zh: '还想读的客户端，在等一个再也不会有人发的 FIN。',
        },
      },
    );
  },
});
