/**
 * A row with a state and two addresses in whatever order: columns chosen by awk, another tool's table, and PowerShell's
 * `Get-NetTCPConnection`, whose ports are columns of their own. The heading, if there is one, says which address comes first.
 */
import { type Endpoint, endpointIn } from '../endpoint.ts';
import type { Reader } from '../evidence.ts';
import { stateNamed } from '../socket-states.ts';

const HEADING = /\bstate\b/i;
const ADDRESSES =
  /\blocal[ _-]?address\b.*\b(?:foreign|peer|remote)[ _-]?address\b|\b(?:foreign|peer|remote)[ _-]?address\b.*\blocal[ _-]?address\b/i;
const IP = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:.]*(?:%\w+)?|\*)$/i;

/** Endpoints of a row in their order; an address and a number behind it count as one. */
const endpointsIn = (tokens: readonly string[]): { found: Endpoint[]; used: Set<number> } => {
  const found: Endpoint[] = [];
  const used = new Set<number>();
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!.replace(/[,;]$/, '');
    const next = tokens[i + 1] ?? '';
    // `::1 445` is an address and its port; `::1:445` is both in one.
    const apart =
      IP.test(token) && /^\d{1,5}$/.test(next) && !/:\d{4,5}$/.test(token.replace(/^[0-9a-f:]*::/i, ''));
    if (apart) {
      found.push({ address: /^(?:0\.0\.0\.0|::)$/.test(token) ? '*' : token, port: Number(next) });
      used.add(i).add(i + 1);
      i += 1;
      continue;
    }
    const one = token.includes(':') ? endpointIn(token) : null;
    if (one) {
      found.push(one);
      used.add(i);
    }
  }
  return { found, used };
};

export const anyTable: Reader = {
  kind: 'counts',
  read: (line, { heading }) => {
    if (HEADING.test(line) && ADDRESSES.test(line)) return { is: 'heading' };
    if (!line.includes(':') && !/\d\.\d/.test(line)) return null;
    const tokens = line
      .trim()
      .split(/[\s|,]+/)
      .filter(Boolean);
    if (tokens.length < 3 || tokens.length > 16) return null;
    const { found, used } = endpointsIn(tokens);
    if (found.length !== 2) return null;
    const at = tokens.findIndex((token, i) => !used.has(i) && stateNamed(token) !== null);
    const state = at < 0 ? null : stateNamed(tokens[at]!);
    if (!state) return null;
    const numbers = tokens.flatMap((token, i) =>
      !used.has(i) && /^\d+$/.test(token) ? [Number(token)] : [],
    );
    const peerFirst = /\b(?:foreign|peer|remote)\b.*\blocal\b/.test(heading);
    const sendFirst = /send-q.*recv-q/.test(heading);
    const queues = /recv-q/.test(heading) && numbers.length >= 2 ? numbers.slice(0, 2) : [null, null];
    const pid = /owningprocess|\bpid\b/.test(heading) ? (numbers.at(-1) ?? null) : null;
    return {
      is: 'socket',
      socket: {
        state,
        local: found[peerFirst ? 1 : 0]!,
        peer: found[peerFirst ? 0 : 1]!,
        recvQ: queues[sendFirst ? 1 : 0] ?? null,
        sendQ: queues[sendFirst ? 0 : 1] ?? null,
        process: pid === null || pid === 0 ? null : `PID ${pid}`,
        pid,
        held: pid === null ? null : pid !== 0,
        timer: null,
        rttMs: null,
        rtoMs: null,
      },
    };
  },
};
