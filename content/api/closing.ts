// The close that cells share, and tables of many runs | 各单元共用的断开过程，以及多次运行的表格
import {
  acks,
  anySegment,
  type Close,
  type Column,
  calls,
  close,
  closing,
  column,
  fins,
  finTimeout,
  first,
  type Loss,
  linger,
  loss,
  losses,
  orphanRetries,
  outcome,
  rtt,
  type Settings,
  type Sweep,
  type Swept,
  seconds,
  sweep,
  thinks,
  timeIn,
} from 'last-ack';

// What is left out is usual: RTT 20 ms, 100 bytes, a server that closes 100 ms after the end of file.
closing().server.script.length; // → 3

const lost: Loss = { from: 'client', fin: true, nth: first(2) };
const settings: Settings = { tcp_orphan_retries: 3 };
const spec: Close = { rttMs: 50, lose: lost, client: settings };
closing(spec).client.sysctl; // → { 'net.ipv4.tcp_orphan_retries': 3 }
closing(spec).rules; // → [{ from: 'client', fin: true, nth: [1, 2], action: 'drop' }]
closing({ lose: fins('client', 2) }).rules; // → [{ from: 'client', fin: true, nth: [1, 2], action: 'drop' }]
closing({ lose: acks('server') }).rules; // → [{ from: 'server', fin: false, ackOfFin: true, action: 'drop' }]

// By chance, each segment alone; or in stretches of two seconds in the mean, as when a path goes down and comes back.
closing({ lose: anySegment(0.1) }).rules?.[0]; // → { from: 'client', afterMs: 500, chance: 0.1, action: 'drop' }
closing({ lose: anySegment(0.1, 2000) }).rules?.[1]?.stretchMs; // → 2000

// Programs of one's own over the same network.
const abrupt = closing({ clientCalls: [linger(0), close()], serverCalls: [close()] });
const run = outcome(abrupt);
run.resets; // → 1
run.delivered.server; // → 0
timeIn(run.client, 'FIN_WAIT1'); // → '0.0'

// Controls with the label and range that readers know; a part can be another.
rtt({ max: 400 }).max; // → 400
orphanRetries().label; // → 'tcp_orphan_retries'
finTimeout().unit; // → 's'
thinks().value; // → 200
loss({ max: 30 }).unit; // → '%'
losses('FIN').label; // → { en: 'FINs lost', zh: 'FIN 丢失次数' }

calls({ 'close()': [close()] }, 'close()').options; // → ['close()']

const finsSent: Column<number> = ['FINs', (run: Swept) => run.client.finSent];
const gone: Column<number> = ['gone after, s', ({ client }) => seconds(client.livedMs)];
const table: Sweep<number> = {
  caption: 'Every FIN is lost',
  over: 'tcp_orphan_retries',
  values: [1, 3],
  run: (tcp_orphan_retries) =>
    closing({ client: { tcp_orphan_retries }, lose: { from: 'client', fin: true } }),
  columns: [finsSent, gone, column.retransmissions('client')],
};
sweep(table).rows[1]; // → [3, 5, '3.7', 4]
