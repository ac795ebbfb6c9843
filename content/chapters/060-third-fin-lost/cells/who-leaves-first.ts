import { type Close, cell, closing, column, fins, finTimeout, sweep } from 'last-ack';

/** No FIN of the server ever arrives. */
export const lostForever = (tcp_orphan_retries: number, more: Close = {}) =>
  closing({ thinkMs: 200, server: { tcp_orphan_retries }, lose: fins('server'), ...more });
const label = { en: 'tcp_fin_timeout of the client', zh: '客户端的 tcp_fin_timeout' };
const last = { en: 'leaves last', zh: '后离开的' };
const server = { en: 'server', zh: '服务端' };
const client = { en: 'client', zh: '客户端' };

export default cell({
  parameters: { finTimeoutS: finTimeout({ label, min: 2 }) },
  run: ({ finTimeoutS }) =>
    sweep({
      caption: {
        en: 'Seconds from each side’s close() to its end',
        zh: '从各自的 close() 到消失，秒',
      },
      over: { en: 'tcp_orphan_retries of the server', zh: '服务端的 tcp_orphan_retries' },
      values: [1, 2, 3, 5, 7, 0],
      run: (retries) => lostForever(retries, { client: { tcp_fin_timeout: finTimeoutS } }),
      columns: [
        column.goneAfter('server'),
        column.goneAfter('client'),
        [last, (run) => ((run.server.goneMs ?? 0) > (run.client.goneMs ?? 0) ? server : client)],
      ],
      chart: { draw: 'line' },
    }),
});
