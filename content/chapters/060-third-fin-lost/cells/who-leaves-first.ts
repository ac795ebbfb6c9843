import { type Close, cell, closing, column, fins, finTimeout, sweep } from 'last-ack';

/** No FIN of the server ever arrives. */
export const lostForever = (tcp_orphan_retries: number, more: Close = {}) =>
  closing({ thinkMs: 200, server: { tcp_orphan_retries }, lose: fins('server'), ...more });
const last = 'leaves last';
const server = 'server';
const client = 'client';

export default cell({
  parameters: { finTimeoutS: finTimeout({ label: 'tcp_fin_timeout of the client', min: 2 }) },
  run: ({ finTimeoutS }) =>
    sweep({
      caption: 'Seconds from each side’s close() to its end',
      over: 'tcp_orphan_retries of the server',
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
