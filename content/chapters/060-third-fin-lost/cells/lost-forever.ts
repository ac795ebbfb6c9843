import { type Close, cell, closing, figure, finTimeout, orphanRetries } from 'last-ack';

/** No FIN of the server ever arrives. */
export const lostForever = (tcp_orphan_retries: number, more: Close = {}) =>
  closing({
    rttMs: 20,
    thinkMs: 200,
    server: { tcp_orphan_retries },
    lose: { from: 'server', fin: true },
    ...more,
  });

export default cell({
  parameters: { orphanRetries: orphanRetries(), finTimeoutS: finTimeout({ min: 2 }) },
  run: ({ orphanRetries, finTimeoutS }) =>
    figure(lostForever(orphanRetries, { client: { tcp_fin_timeout: finTimeoutS } }), {
      show: 'both',
    }),
});
