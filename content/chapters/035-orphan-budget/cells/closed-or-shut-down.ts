import { calls, cell, close, closing, fins, recv, shutdown } from 'last-ack';

const endings = {
  'close()': [close()],
  'shutdown(SHUT_WR)': [shutdown('wr'), recv(), close()],
};

export default cell({
  parameters: { call: calls(endings, 'shutdown(SHUT_WR)') },
  run: ({ call }) => {
    const client = { tcp_orphan_retries: 3, tcp_retries2: 4 };
    return closing({ client, lose: fins('client'), ending: endings[call] });
  },
});
