// The close that cells share, and tables of many runs | 各单元共用的断开过程，以及多次运行的表格
import {
  type Close,
  type Column,
  closing,
  finTimeout,
  first,
  type Loss,
  losses,
  orphanRetries,
  rtt,
  type Settings,
  type Sweep,
  type Swept,
  seconds,
  sweep,
  thinks,
} from 'last-ack';

// What is left out is usual: RTT 20 ms, 100 bytes, a server that closes 100 ms after the end of file.
closing().server.script.length; // → 3

const loss: Loss = { from: 'client', fin: true, nth: first(2) };
const settings: Settings = { tcp_orphan_retries: 3 };
const close: Close = { rttMs: 50, lose: loss, client: settings };
closing(close).client.sysctl; // → { 'net.ipv4.tcp_orphan_retries': 3 }
closing(close).rules; // → [{ from: 'client', fin: true, nth: [1, 2], action: 'drop' }]

// Controls with the label and range that readers know; a part can be another.
rtt({ max: 400 }).max; // → 400
orphanRetries().label; // → 'tcp_orphan_retries'
finTimeout().unit; // → 's'
thinks().value; // → 200
losses('FIN').label; // → { en: 'FINs lost', zh: 'FIN 丢失次数' }

const fins: Column<number> = ['FINs', (run: Swept) => run.client.finSent];
const gone: Column<number> = ['gone after, s', ({ client }) => seconds(client.livedMs)];
const spec: Sweep<number> = {
  caption: 'Every FIN is lost',
  over: 'tcp_orphan_retries',
  values: [1, 3],
  run: (tcp_orphan_retries) =>
    closing({ client: { tcp_orphan_retries }, lose: { from: 'client', fin: true } }),
  columns: [fins, gone],
};
sweep(spec).rows[1]; // → [3, 5, '3.7']
