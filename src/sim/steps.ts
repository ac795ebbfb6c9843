/** Short names for script steps and rules, so that a scenario reads as the program it describes. */
import type { Rule, Side, SocketOption, Step } from './scenario.ts';

export const connect = (): Step => ({ do: 'connect' });
/** Write `bytes` bytes. */
export const send = (bytes: number): Step => ({ do: 'send', bytes });
/** One read(), of `bytes` at most; with `timeoutMs` it fails with EAGAIN when nothing has come by then. */
export const recv = (how: { bytes?: number; timeoutMs?: number } = {}): Step => ({ do: 'recv', ...how });
/** read() until end of file or an error. */
export const recvUntilEof = (): Step => ({ do: 'recvUntilEof' });
export const sleep = (ms: number): Step => ({ do: 'sleep', ms });
export const close = (): Step => ({ do: 'close' });
export const shutdown = (how: 'wr' | 'rd' | 'rdwr'): Step => ({ do: 'shutdown', how });
/** SO_LINGER on with `sec` seconds; 0 makes close() send a RST. */
export const linger = (sec: number): Step => ({ do: 'linger', sec });
export const option = (name: SocketOption, value: number): Step => ({ do: 'option', name, value });
export const reconnect = (how: { samePort: boolean }): Step => ({ do: 'reconnect', ...how });
/** The same step, not before `atMs`. */
export const at = (atMs: number, step: Step): Step => ({ ...step, atMs });

type Which = Omit<Rule, 'from' | 'action' | 'delayMs'>;

/** The network loses the segments of `from` that match `which`; `{ nth: [1] }` only the first of them. */
export const lose = (from: Side, which: Which): Rule => ({ from, ...which, action: 'drop' });
/** They arrive `delayMs` later than usual. */
export const delay = (from: Side, which: Which, delayMs: number): Rule => ({
  from,
  ...which,
  action: 'delay',
  delayMs,
});
/** A router marks them, where the sender allows it: CE instead of a loss. */
export const mark = (from: Side, which: Which): Rule => ({ from, ...which, action: 'mark' });
/** A second copy arrives `delayMs` after the first. */
export const duplicate = (from: Side, which: Which, delayMs: number): Rule => ({
  from,
  ...which,
  action: 'duplicate',
  delayMs,
});
