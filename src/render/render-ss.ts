import type { Segment, Side, TcpState, Timer, Trace } from '../sim/index.ts';
import { escapeText } from './escape-text.ts';
import { clientPort, HOST_ADDRESS, SERVER_PORT } from './render-tcpdump.ts';

/** As ss(8) prints states; it shortens three of them. */
const names: Record<TcpState, string> = {
  CLOSED: 'UNCONN',
  LISTEN: 'LISTEN',
  SYN_SENT: 'SYN-SENT',
  SYN_RECV: 'SYN-RECV',
  ESTABLISHED: 'ESTAB',
  FIN_WAIT1: 'FIN-WAIT-1',
  FIN_WAIT2: 'FIN-WAIT-2',
  CLOSE_WAIT: 'CLOSE-WAIT',
  CLOSING: 'CLOSING',
  LAST_ACK: 'LAST-ACK',
  TIME_WAIT: 'TIME-WAIT',
};

/** iproute2's print_ms_timer: minutes and seconds when long, `1.200ms` for 1.2 s (its own spelling), `204ms` when short. */
const timerValue = (ms: number): string => {
  const left = Math.max(0, Math.round(ms));
  const minutes = Math.floor(left / 60000);
  const seconds = minutes > 9 ? 0 : Math.floor(left / 1000) % 60;
  const rest = minutes || seconds > 9 ? 0 : left % 1000;
  return (
    (minutes ? `${minutes}min` : '') +
    (seconds ? `${seconds}${rest ? '.' : 'sec'}` : '') +
    (rest || !(minutes || seconds) ? `${`${rest}`.padStart(3, '0')}ms` : '')
  );
};

const kinds: Partial<Record<Timer['name'], string>> = {
  rto: 'on',
  probe: 'on',
  reorder: 'on',
  'zero-window-probe': 'persist',
  'fin-wait-2': 'keepalive',
  keepalive: 'keepalive',
  'time-wait': 'timewait',
};

interface Socket {
  conn: number;
  state: TcpState;
  mini: boolean;
}

const socketsAt = (trace: Trace, side: Side, t: number): Socket[] => {
  const found = new Map<number, Socket>();
  for (const change of trace.states[side]) {
    if (change.t > t) break;
    const conn = change.conn ?? 1;
    found.set(conn, { conn, state: change.state, mini: change.mini ?? change.state === 'TIME_WAIT' });
  }
  return [...found.values()].filter(({ state }) => state !== 'CLOSED');
};

const ofConn =
  (conn: number) =>
  (thing: { conn?: number }): boolean =>
    (thing.conn ?? 1) === conn;

/** Retransmissions by timer since the last ACK that took something off the queue (`icsk_retransmits`). */
const retransmits = (trace: Trace, side: Side, conn: number, t: number): number => {
  const mine = trace.segments.filter(ofConn(conn));
  let acked = 0;
  let since = 0;
  for (const s of mine)
    if (s.from !== side && s.arrives !== null && s.arrives <= t && (s.ack ?? 0) > acked) {
      acked = s.ack ?? 0;
      since = s.arrives;
    }
  return mine.filter((s) => s.from === side && s.sentBy === 'rto' && s.t > since && s.t <= t).length;
};

/** Bytes sent and not acknowledged, SYN and FIN counted. */
const unacked = (trace: Trace, side: Side, conn: number, t: number): number => {
  const length = (s: Segment): number =>
    s.len + (s.flags.includes('F') ? 1 : 0) + (s.flags.includes('S') ? 1 : 0);
  let [sent, acked] = [0, 0];
  for (const s of trace.segments.filter(ofConn(conn))) {
    if (s.from === side && s.t <= t) sent = Math.max(sent, s.seq + length(s));
    if (s.from !== side && s.arrives !== null && s.arrives <= t) acked = Math.max(acked, s.ack ?? 0);
  }
  return Math.max(0, sent - acked);
};

/** The lines of `ss -tano` on one host at `t` ms, header first; a host without a socket has only the header. */
export const ssLines = (trace: Trace, side: Side, t: number): string[] => {
  const rows = socketsAt(trace, side, t).map(({ conn, state, mini }) => {
    const kept = trace.queues?.filter((q) => q.side === side && q.t <= t && ofConn(conn)(q)).at(-1);
    // Send-Q counts what was written and not acknowledged, so never less than what is on its way.
    const onTheWay = unacked(trace, side, conn, t);
    const queues = mini ? [0, 0] : [kept?.recvQ ?? 0, Math.max(kept?.sendQ ?? 0, onTheWay)];
    const client = `${HOST_ADDRESS.client}:${clientPort(trace, trace.scenario.watch ?? conn)}`;
    const server = `${HOST_ADDRESS.server}:${SERVER_PORT}`;
    const [local, peer] = side === 'client' ? [client, server] : [server, client];
    const running = (trace.timers ?? [])
      .filter((r) => r.side === side && ofConn(conn)(r) && kinds[r.name])
      .filter((r) => r.armedAt <= t && (r.endedAt === null || r.endedAt > t))
      .at(-1);
    let timer = '';
    if (running) {
      const kind = mini ? 'timewait' : (kinds[running.name] as string);
      const count = kind === 'on' ? retransmits(trace, side, conn, t) : 0;
      timer = `timer:(${kind},${timerValue(running.armedAt + running.valueMs - t)},${count})`;
    }
    return [names[state], `${queues[0]}`, `${queues[1]}`, local, peer, timer];
  });
  const head = ['State', 'Recv-Q', 'Send-Q', 'Local Address:Port', 'Peer Address:Port', 'Process'];
  const table = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...table.map((row) => (row[i] as string).length)));
  return table.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] as number))
      .join(' ')
      .trimEnd(),
  );
};

/** The same as HTML. */
export const renderSs = (trace: Trace, side: Side, t: number): string =>
  `<pre class="la-ss">${escapeText(ssLines(trace, side, t).join('\n'))}</pre>`;
