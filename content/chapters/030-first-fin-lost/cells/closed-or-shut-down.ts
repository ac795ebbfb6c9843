import { cell, close, closing, recv, select, shutdown } from 'last-ack';

const endings = {
  'close()': [close()],
  'shutdown(SHUT_WR)': [shutdown('wr'), recv(), close()],
};

export default cell({
  parameters: {
    call: select({
      label: { en: 'The client calls', zh: '客户端调用' },
      options: ['close()', 'shutdown(SHUT_WR)'],
      value: 'shutdown(SHUT_WR)',
    }),
  },
  run: ({ call }) =>
    closing({
      client: { tcp_orphan_retries: 3, tcp_retries2: 4 },
      lose: { from: 'client', fin: true },
      ending: endings[call],
    }),
});
