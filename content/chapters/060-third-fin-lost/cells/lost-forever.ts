import { type Close, cell, closing, figure, fins, finTimeout, orphanRetries } from 'last-ack';

/** No FIN of the server ever arrives. */
export const lostForever = (tcp_orphan_retries: number, more: Close = {}) =>
  closing({ thinkMs: 200, server: { tcp_orphan_retries }, lose: fins('server'), ...more });

export default cell({
  parameters: { orphanRetries: orphanRetries(), finTimeoutS: finTimeout({ min: 2 }) },
  run: ({ orphanRetries, finTimeoutS }) => {
    const client = { tcp_fin_timeout: finTimeoutS };
    return figure(lostForever(orphanRetries, { client }), { show: 'both' });
  },
});
