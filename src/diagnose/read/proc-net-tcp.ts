/**
 * `/proc/net/tcp` and `/proc/net/tcp6` (tcp_ipv4.c, `get_tcp4_sock`): addresses in hexadecimal, each 32 bits in the order of the
 * machine that printed them, which is little-endian nearly everywhere; the timer in hundredths of a second.
 */
import type { TcpState } from '../../sim/index.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Found, Reader, SocketTimer, SourceKind } from '../evidence.ts';

const ROW =
  /(?:^|\s)(\d+):\s+([0-9A-Fa-f]{8}|[0-9A-Fa-f]{32}):([0-9A-Fa-f]{4})\s+([0-9A-Fa-f]{8}|[0-9A-Fa-f]{32}):([0-9A-Fa-f]{4})\s+([0-9A-Fa-f]{2})(?:\s+([0-9A-Fa-f]{8}):([0-9A-Fa-f]{8})(?:\s+([0-9A-Fa-f]{2}):([0-9A-Fa-f]{8,})\s+([0-9A-Fa-f]{8})(?:\s+(\d+)\s+(\d+)\s+(\d+))?)?)?/;
const HEADING = /^\s*sl\s+local_address\s+(?:rem_address|remote_address)/;

/** include/net/tcp_states.h */
const states: Record<number, TcpState> = {
  1: 'ESTABLISHED',
  2: 'SYN_SENT',
  3: 'SYN_RECV',
  4: 'FIN_WAIT1',
  5: 'FIN_WAIT2',
  6: 'TIME_WAIT',
  7: 'CLOSED',
  8: 'CLOSE_WAIT',
  9: 'LAST_ACK',
  10: 'LISTEN',
  11: 'CLOSING',
  12: 'SYN_RECV',
};

/** The byte that `/proc` prints at a place: each word of 32 bits stands with its last byte first. */
const byteAt = (hex: string, place: number): number => {
  const from = 2 * (place ^ 3);
  return Number.parseInt(hex.slice(from, from + 2), 16);
};
const ipv4At = (hex: string, place: number): string =>
  [0, 1, 2, 3].map((i) => byteAt(hex, place + i)).join('.');

const addressOf = (hex: string): string => {
  if (/^0+$/.test(hex)) return '*';
  if (hex.length === 8) return ipv4At(hex, 0);
  // ::ffff:0:0/96
  if (/^0{16}ffff0000/i.test(hex)) return hex.endsWith('00000000') ? '*' : ipv4At(hex, 12);
  const groups = [0, 2, 4, 6, 8, 10, 12, 14].map((i) =>
    ((byteAt(hex, i) << 8) | byteAt(hex, i + 1)).toString(16),
  );
  // The longest run of zeros is left out, RFC 5952.
  const zeros = groups.map((group) => (group === '0' ? '0' : '1')).join('');
  const run = ['00000000', '0000000', '000000', '00000', '0000', '000', '00'].find((z) => zeros.includes(z));
  if (!run) return groups.join(':');
  const at = zeros.indexOf(run);
  return `${groups.slice(0, at).join(':')}::${groups.slice(at + run.length).join(':')}`;
};

const timers: Record<number, SocketTimer['kind']> = {
  0: 'off',
  1: 'on',
  2: 'keepalive',
  3: 'timewait',
  4: 'probe',
};
const endpoint = (address: string, port: string): Endpoint => ({
  address: addressOf(address),
  port: Number.parseInt(port, 16) || null,
});

const reader = (kind: SourceKind, digits: 8 | 32): Reader => ({
  kind,
  read: (line): Found | null => {
    if (HEADING.test(line)) return /remote_address/.test(line) === (digits === 32) ? { is: 'heading' } : null;
    const found = ROW.exec(line);
    if (found?.[2]?.length !== digits) return null;
    const [
      ,
      ,
      local = '',
      port = '',
      remote = '',
      remotePort = '',
      st = '',
      tx,
      rx,
      tr,
      when,
      retried,
      ,
      probes,
      inode,
    ] = found;
    const state = states[Number.parseInt(st, 16)];
    if (!state) return null;
    const kindOfTimer = timers[Number.parseInt(tr ?? '', 16)];
    const timer = kindOfTimer
      ? {
          kind: kindOfTimer,
          leftMs: Number.parseInt(when ?? '0', 16) * 10,
          retries: kindOfTimer === 'probe' ? Number(probes ?? 0) : Number.parseInt(retried ?? '0', 16),
        }
      : null;
    // Of a socket no program holds, the inode is 0. So is that of one in the queue of accept().
    const held = inode === undefined ? null : Number(inode) !== 0;
    return {
      is: 'socket',
      socket: {
        state,
        local: endpoint(local, port),
        peer: endpoint(remote, remotePort),
        recvQ: rx === undefined ? null : Number.parseInt(rx, 16),
        sendQ: tx === undefined ? null : Number.parseInt(tx, 16),
        process: null,
        pid: null,
        held,
        timer,
        rttMs: null,
        rtoMs: null,
      },
    };
  },
});

export const procNetTcp = reader('/proc/net/tcp', 8);
export const procNetTcp6 = reader('/proc/net/tcp6', 32);
