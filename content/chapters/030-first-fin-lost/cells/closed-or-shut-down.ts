import { cell, close, figure, recv, select, shutdown } from 'last-ack';
import { lostForever } from './lost-forever.ts';

const { client, ...rest } = lostForever(20, 3);
const ends = { 'close()': [close()], 'shutdown(SHUT_WR)': [shutdown('wr'), recv(), close()] };

export default cell({
  parameters: {
    call: select({
      label: { en: 'The client calls', zh: '客户端调用' },
      options: ['close()', 'shutdown(SHUT_WR)'],
      value: 'shutdown(SHUT_WR)',
    }),
  },
  run: ({ call }) => {
    const sysctl = { ...client.sysctl, 'net.ipv4.tcp_retries2': 4 };
    const script = [...client.script.slice(0, -1), ...ends[call]];
    return figure(
      { ...rest, client: { sysctl, script } },
      {
        caption: {
          en: 'tcp_orphan_retries is 3, tcp_retries2 is 4. Who owns the socket decides which one counts.',
          zh: 'tcp_orphan_retries 为 3，tcp_retries2 为 4。套接字归谁所有，决定看哪一个。',
        },
      },
    );
  },
});
