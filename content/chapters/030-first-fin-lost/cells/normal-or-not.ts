import { cell, closing, column, fins, orphanRetries, sweep } from 'last-ack';

const normal = { en: 'normal close', zh: '正常的四次挥手' };
const lost = { en: 'FIN lost for ever', zh: 'FIN 一直丢失' };

export default cell({
  parameters: { orphanRetries: orphanRetries({ min: 1 }) },
  run: ({ orphanRetries: tcp_orphan_retries }) =>
    sweep({
      caption: { en: 'Two ends of a connection', zh: '两种结局' },
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
