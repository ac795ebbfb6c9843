import { cell, close, closing, recv, recvUntilEof, select, send, sleep } from 'last-ack';

const first = [sleep(300), close()];
const second = [recvUntilEof(), sleep(100), close()];
const transfers = {
  upload: { clientCalls: [send(4000), ...first], serverCalls: second },
  download: {
    clientCalls: [send(100), ...second],
    serverCalls: [recv(), send(4000), ...first],
  },
};
const label = 'The transfer';

export default cell({
  parameters: { transfer: select({ label, options: ['upload', 'download'], value: 'download' }) },
  run: ({ transfer }) => closing(transfers[transfer]),
});
