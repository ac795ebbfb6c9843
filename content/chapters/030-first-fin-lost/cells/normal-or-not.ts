import { cell, closing, column, fins, orphanRetries, sweep } from 'last-ack';

const normal = 'normal close';
const lost = 'FIN lost for ever';

export default cell({
  parameters: { orphanRetries: orphanRetries({ min: 1 }) },
  run: ({ orphanRetries: tcp_orphan_retries }) =>
    sweep({
      caption: 'Two ends of a connection',
      over: 'TCP',
      values: [normal, lost],
      run: (end) =>
        closing({ client: { tcp_orphan_retries }, lose: end === lost ? fins('client') : [] }),
      columns: [
        column.path('client'),
        column.goneAfter('client'),
        column.path('server'),
        column.resets,
      ],
    }),
});
