/** `netstat -ant` of Linux (with -p, -o, -e), the BSDs and macOS (a dot before the port), and Windows (`netstat -ano`, no queues). */
import { endpointIn } from '../endpoint.ts';
import type { Found, Reader, SocketTimer } from '../evidence.ts';
import { stateNamed } from '../socket-states.ts';

const ROW = /(?:^|\s)(tcp[46]{0,2})\s+(\d+)\s+(\d+)\s+(\S+)\s+(\S+)\s*(.*)$/i;
const WINDOWS = /(?:^|\s)TCP\s+(\S+[:.]\S+)\s+(\S+[:.]\S+)\s+([A-Z_][A-Z_0-9]+)(?:\s+(\d+))?\s*(?:\S+)?\s*$/i;
/** The first row of a paste may have lost its first word. */
const HALF = /^\s*(\d+)\s+(\d+)\s+(\S+:\S+)\s+(\S+:\S+)\s+([A-Z_]{5,}[12]?)\b\s*(.*)$/;
const HEADING = /^\s*Proto\s+(?:Recv-Q\s+Send-Q\s+)?\(?Local Address/i;
const TITLE =
  /^\s*Active (?:Internet )?[Cc]onnections|^\s*\((?:Not all processes|No info could)|^\s*will not be shown|^\s*Can not obtain ownership|^\s*Active (?:UNIX|LOCAL|Multipath)/;
const OTHER = /^\s*(?:udp|raw|icm|unix|icmp|udplite|kctl|kevt)[46]{0,2}\s/i;
const TIMER = /\b(on2?|off|keepalive|timewait|probe|unkn-\d) \(([\d.]+)\/(\d+)\/(\d+)\)/;
const PROGRAM = /(?:^|\s)(?:(\d+)\/(\S.*?)|(-))(?:\s+(?:on|off|keepalive|timewait|probe|unkn-\d) \(.*)?\s*$/;
/** macOS with -v: `nginx:1234`, or before that version the number alone in the seventh column. */
const MAC_PROGRAM = /\s([A-Za-z][\w .-]*):(\d+)\s/;

const timerIn = (text: string): SocketTimer | null => {
  const [, name, left, retries, probes] = TIMER.exec(text) ?? [];
  if (name === undefined) return null;
  const kind = name.startsWith('on') ? 'on' : name.startsWith('unkn') ? 'off' : (name as SocketTimer['kind']);
  return {
    kind,
    leftMs: Math.round(Number(left) * 1000),
    retries: Number(kind === 'probe' || kind === 'keepalive' ? probes : retries),
  };
};

const programIn = (rest: string): { process: string | null; pid: number | null; held: boolean | null } => {
  const [, pid, name, none] = PROGRAM.exec(rest) ?? [];
  if (pid !== undefined && name !== undefined) return { process: name.trim(), pid: Number(pid), held: true };
  // A dash: no program, or not one of the user who asked. That netstat was run as root is not in its output.
  if (none) return { process: null, pid: null, held: null };
  const [, mac, macPid] = MAC_PROGRAM.exec(` ${rest} `) ?? [];
  return mac ? { process: mac, pid: Number(macPid), held: true } : { process: null, pid: null, held: null };
};

const row = (queues: [number, number], [local, peer]: [string, string], tail: string): Found | null => {
  const [word = ''] = tail.split(/\s/, 1);
  const state = stateNamed(word);
  // A port behind a dot: `10.0.0.1.443`, `*.*`, `fe80::1.22`. Nobody mixes the two in one row.
  const dots =
    !/:(?:\d+|\*|[a-z][\w-]*)$/i.test(local) ||
    /\.(?:\d+|\*)$/.test(local.replace(/^\d+\.\d+\.\d+\.\d+$/, ''));
  const separator = dots && !/^\[?[\w.*:%-]*\]?:(?:\d+|\*)$/.test(local) ? '.' : ':';
  const [from, to] = [endpointIn(local, separator), endpointIn(peer, separator)];
  if (!state) return from && to ? { is: 'noise' } : null;
  if (!from || !to) return null;
  const rest = tail.slice(word.length);
  const timer = timerIn(rest);
  return {
    is: 'socket',
    socket: {
      state,
      local: from,
      peer: to,
      recvQ: queues[0],
      sendQ: queues[1],
      ...programIn(rest),
      timer,
      rttMs: null,
      rtoMs: null,
    },
  };
};

export const netstat: Reader = {
  kind: 'netstat',
  read: (line) => {
    const found = ROW.exec(line);
    if (found) {
      const [, , recvQ, sendQ, local = '', peer = '', tail = ''] = found;
      return row([Number(recvQ), Number(sendQ)], [local, peer], tail);
    }
    const windows = WINDOWS.exec(line);
    if (windows) {
      const [, local = '', peer = '', word = '', pid] = windows;
      const [from, to, state] = [endpointIn(local), endpointIn(peer), stateNamed(word)];
      if (!from || !to) return null;
      if (!state) return { is: 'noise' };
      // Number 0 is the idle process: Windows lists under it what no program holds any more.
      const held = pid === undefined ? null : Number(pid) !== 0;
      const number = pid === undefined || !held ? null : Number(pid);
      return {
        is: 'socket',
        socket: {
          state,
          local: from,
          peer: to,
          recvQ: null,
          sendQ: null,
          process: number === null ? null : `PID ${number}`,
          pid: number,
          held,
          timer: null,
          rttMs: null,
          rtoMs: null,
        },
      };
    }
    if (HEADING.test(line)) return { is: 'heading' };
    if (TITLE.test(line) || OTHER.test(line)) return { is: 'noise' };
    const program = /^\s+\[([\w .-]+\.exe)\]\s*$/i.exec(line);
    if (program) return { is: 'detail', process: program[1]! };
    const half = HALF.exec(line);
    if (half && stateNamed(half[5]!))
      return row([Number(half[1]), Number(half[2])], [half[3]!, half[4]!], `${half[5]} ${half[6]}`);
    return null;
  },
};
