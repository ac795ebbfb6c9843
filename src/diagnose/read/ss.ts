/** `ss -tan` with any of -p -o -e -i: a row for a socket, and with -i a second one that begins with white space. */
import { type Endpoint, endpointIn } from '../endpoint.ts';
import type { Found, Reader, SocketTimer } from '../evidence.ts';
import { stateNamed } from '../socket-states.ts';

const ROW =
  /(?:^|\s)(ESTAB|SYN-SENT|SYN-RECV|FIN-WAIT-[12]|TIME-WAIT|CLOSE-WAIT|LAST-ACK|LISTEN|CLOSING|CLOSED?|UNCONN|UNKNOWN)\s+(\d+)\s+(\d+)\s+(\S+)\s+(\S+)(.*)$/;
/** `ss state close-wait` leaves the column out. */
const STATELESS = /^\s*(?:tcp\s+)?(\d+)\s+(\d+)\s+(\S+:\S+)\s+(\S+:\S+)(.*)$/;
const HEADING = /^\s*(?:Netid\s+)?(?:State\s+)?Recv-Q\s+Send-Q\s+Local Address:Port\s+Peer Address:Port/;
const OTHER = /^\s*(?:udp|u_str|u_dgr|u_seq|nl|p_raw|p_dgr|raw|icmp6?|v_str|sctp|mptcp|UNCONN)\s/;
const DETAIL = /(?:^|\s)(?:rto|rtt|cwnd|bytes_acked|bytes_received|lastsnd|skmem):?[\d(:]/;
const TIMER = /timer:\((on|keepalive|timewait|persist|unknown),([^,)]*),(\d+)\)/;
const USERS = /users:\(\(+"([^"]*)",(?:pid=)?(\d+)/;

/**
 * The time as `ss` writes it: `1min30sec`, `12sec`, `204ms`; and `1.204ms`, which is 1 second and 204 ms.
 * @returns ms
 */
const ssTime = (text: string): number => {
  const [, min] = /(\d+)min/.exec(text) ?? [];
  const [, sec] = /(\d+)sec/.exec(text) ?? [];
  const [, whole, ms] = /(?:(\d+)\.)?(\d+)ms/.exec(text) ?? [];
  return Number(min ?? 0) * 60_000 + Number(sec ?? whole ?? 0) * 1000 + Number(ms ?? 0);
};

const ssTimer = (text: string): SocketTimer | null => {
  const [, name, left = '', retries] = TIMER.exec(text) ?? [];
  if (name === undefined) return null;
  const kind = name === 'persist' ? 'probe' : name === 'unknown' ? 'off' : (name as SocketTimer['kind']);
  return { kind, leftMs: ssTime(left), retries: Number(retries) };
};

const detailsIn = (text: string) => {
  const [, rto] = /\brto:([\d.]+)/.exec(text) ?? [];
  const [, rtt] = /\brtt:([\d.]+)/.exec(text) ?? [];
  return { rttMs: rtt === undefined ? null : Number(rtt), rtoMs: rto === undefined ? null : Number(rto) };
};

const socket = (
  state: string | null,
  [recvQ, sendQ]: [string, string],
  [local, peer]: [Endpoint | null, Endpoint | null],
  rest: string,
): Found | null => {
  const named = stateNamed(state ?? '');
  if (!named || !local || !peer) return null;
  const [, process, pid] = USERS.exec(rest) ?? [];
  const timer = ssTimer(rest);
  // A TIME-WAIT or FIN-WAIT-2 kept as a small socket has the timer `timewait`: no program holds it.
  const held = process !== undefined ? true : timer?.kind === 'timewait' ? false : null;
  return {
    is: 'socket',
    socket: {
      state: named,
      local,
      peer,
      recvQ: Number(recvQ),
      sendQ: Number(sendQ),
      process: process ?? null,
      pid: pid === undefined ? null : Number(pid),
      held,
      timer,
      ...detailsIn(rest),
    },
  };
};

export const ss: Reader = {
  kind: 'ss',
  read: (line, { asked }) => {
    const row = ROW.exec(line);
    if (row) {
      const [, state = '', recvQ = '', sendQ = '', local = '', peer = '', rest = ''] = row;
      if (/(?:^|\s)udp\s/.test(line.slice(0, row.index + 1)) || state === 'UNCONN' || state === 'UNKNOWN')
        return { is: 'noise' };
      return socket(state, [recvQ, sendQ], [endpointIn(local), endpointIn(peer)], rest);
    }
    if (HEADING.test(line)) return { is: 'heading' };
    if (/^\s/.test(line) && DETAIL.test(line)) {
      const { rttMs, rtoMs } = detailsIn(line);
      const timer = ssTimer(line);
      const [, process] = USERS.exec(line) ?? [];
      return {
        is: 'detail',
        ...(rttMs !== null && { rttMs }),
        ...(rtoMs !== null && { rtoMs }),
        ...(timer && { timer }),
        ...(process && { process }),
      };
    }
    // Old versions, and narrow screens, put the program and the timer on a line of their own.
    if (/^\s+(?:users:|timer:)/.test(line)) {
      const timer = ssTimer(line);
      const [, process] = USERS.exec(line) ?? [];
      return { is: 'detail', ...(timer && { timer }), ...(process && { process }) };
    }
    if (OTHER.test(line)) return { is: 'noise' };
    const bare = asked && STATELESS.exec(line);
    if (bare) {
      const [, recvQ = '', sendQ = '', local = '', peer = '', rest = ''] = bare;
      return socket(asked, [recvQ, sendQ], [endpointIn(local), endpointIn(peer)], rest);
    }
    return null;
  },
};
