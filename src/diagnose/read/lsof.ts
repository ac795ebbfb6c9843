/** `lsof -i`, with or without -n -P: `nginx 812 www 6u IPv4 1234 0t0 TCP 10.0.0.1:80->10.0.0.2:5000 (CLOSE_WAIT)`. */
import { endpointIn } from '../endpoint.ts';
import type { Reader } from '../evidence.ts';
import { stateNamed } from '../socket-states.ts';

const ROW =
  /(?:^|\s)([\w./:\\()@+-]+)\s+(\d+)\s+(?:\d+\s+)?(?:\S+\s+){1,2}?\S+\s+(?:IPv[46]|sock|inet)\b.*?\bTCP\s+(\S+)\s*(?:\(([\w-]+)\))?/;
/** The name without the address: `can't identify protocol` is a descriptor whose socket is closed or never bound. */
const LOST = /\bsock\b.*(?:can't identify protocol|protocol: TCPv?6?)\s*$/;
const HEADING = /^\s*COMMAND\s+PID\b/;

export const lsof: Reader = {
  kind: 'lsof',
  read: (line) => {
    if (HEADING.test(line)) return { is: 'heading' };
    if (LOST.test(line) || /\bIPv[46]\b.*\bUDP\b/.test(line)) return { is: 'noise' };
    const [, process, pid, name, word] = ROW.exec(line) ?? [];
    if (process === undefined || name === undefined) return null;
    const [local = '', peer = '*:*'] = name.split('->');
    const [from, to] = [endpointIn(local), endpointIn(peer)];
    if (!from || !to) return null;
    const state = stateNamed(word ?? '') ?? (name.includes('->') ? null : 'LISTEN');
    if (!state) return { is: 'noise' };
    return {
      is: 'socket',
      socket: {
        state,
        local: from,
        peer: to,
        recvQ: null,
        sendQ: null,
        process: process.replaceAll('\\x20', ' '),
        pid: Number(pid),
        held: true,
        timer: null,
        rttMs: null,
        rtoMs: null,
      },
    };
  },
};
