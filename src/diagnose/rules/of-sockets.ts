/** What all rules about a state ask of its sockets. */
import type { TcpState } from '../../sim/index.ts';
import type { SymptomNumbers } from '../../words/index.ts';
import type { Note } from '../diagnosis.ts';
import { endpointText } from '../endpoint.ts';
import type { Socket } from '../evidence.ts';
import { commonest, type Survey } from '../survey.ts';

export interface InState {
  sockets: Socket[];
  numbers: SymptomNumbers;
  known: Note[];
  inferred: Note[];
  untold: Note[];
  lines: number[];
}

export const withoutPort = (socket: Socket): string | null => socket.peer && endpointText(socket.peer);

/** Its far end is on this machine: a loopback address, or the same at both ends. `x.x.x.x` at both ends is no address. */
const isTowardsItself = ({ local, peer }: Socket): boolean =>
  peer !== null &&
  (/^(?:127\.\d+\.\d+\.\d+|::1|localhost)$/.test(peer.address) ||
    (local?.address === peer.address && /^[\d.]+$|^[\da-f:]*:[\da-f:]*$/.test(peer.address)));

/** Everything about the sockets of a state, or of some of them; null where there is none. */
export const inState = (all: Survey, state: TcpState, only?: (socket: Socket) => boolean): InState | null => {
  const listed = all.sockets.filter((socket) => socket.state === state);
  const sockets = only ? listed.filter(only) : listed;
  // A number without a list says nothing of some of them.
  const whole = sockets.length === listed.length && (!only || listed.length > 0);
  const count = whole ? Math.max(all.states[state] ?? 0, sockets.length) : sockets.length;
  if (count === 0) return null;
  const grown = whole ? all.growth?.find((one) => one.state === state) : undefined;
  const process = commonest(sockets.map((socket) => socket.process));
  const peer = commonest(sockets.map(withoutPort));
  const address = commonest(sockets.map((socket) => socket.peer?.address ?? null));
  const port = commonest(sockets.map((socket) => socket.local?.port ?? null));
  const many = (found: { count: number } | null) =>
    found !== null && (found.count > 1 || sockets.length === 1);
  const timers = sockets.flatMap(({ timer }) => (timer && timer.kind !== 'off' ? [timer] : []));
  const times = timers.map(({ leftMs }) => leftMs);
  const rtt = sockets.flatMap(({ rttMs }) => (rttMs === null ? [] : [rttMs])).sort((a, b) => a - b);
  const numbers: SymptomNumbers = {
    count,
    ...(grown && { before: grown.before, ...(grown.lasting !== null && { lasting: grown.lasting }) }),
    ...(process && { process: process.value, processCount: process.count }),
    ...(peer && many(peer)
      ? { peer: peer.value, peerCount: peer.count }
      : address && { peer: address.value, peerCount: address.count }),
    ...(port && many(port) && { port: port.value }),
    // A total may count what was not listed: of that nothing is known.
    ...(sockets.length === count && sockets.every(isTowardsItself) && { towardsItself: count }),
    ...(times.length > 0 && { leftMs: least(times), longestMs: most(times), timed: times.length }),
    ...(timers.length > 0 && { retries: most(timers.map(({ retries }) => retries)) }),
    ...(rtt.length > 0 && { rttMs: rtt[Math.floor(rtt.length / 2)]! }),
  };
  return {
    sockets,
    numbers,
    known: [
      'counted',
      ...(process ? ['program-named' as const] : []),
      ...(grown?.lasting ? ['same-sockets' as const] : []),
    ],
    inferred: [],
    untold: all.growth ? [] : ['since-when'],
    lines: sockets.slice(0, 5).map(({ line }) => line),
  };
};

/** Math.min over many thousands would overflow the stack. */
export const least = (values: readonly number[]): number =>
  values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
export const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);
