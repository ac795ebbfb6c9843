import type { Call, Segment, Timer } from '../sim/index.ts';
import { errorName, segmentKind } from '../sim/index.ts';
import type { FigureWords, RunWords } from '../words/index.ts';

const trim = (n: number, digits: number): number => +n.toPrecision(digits);

/** `224 ms`, `41.8 ms`, `1.437 s`, `60 s`: three digits of milliseconds, four of seconds. */
export const duration = (ms: number): string =>
  Math.abs(ms) < 999.5 ? `${trim(ms, 3)} ms` : `${trim(ms / 1000, 4)} s`;

const names: Record<string, string> = {
  S: 'SYN',
  F: 'FIN',
  R: 'RST',
  P: 'PSH',
  A: 'ACK',
  E: 'ECE',
  W: 'CWR',
};
/** `FA` → `FIN ACK`, in the order the recordings write them. */
export const flagNames = (flags: string): string => [...flags].map((f) => names[f] ?? f).join(' ');

/** The numbers that matter for this kind of segment; the table has them all. */
export const segmentNumbers = (s: Segment): string => {
  const kind = segmentKind(s);
  if (kind === 'ack') return `ack ${s.ack}`;
  const seq = s.len > 0 ? `seq ${s.seq}:${s.seq + s.len}` : `seq ${s.seq}`;
  return s.ack === null || s.len > 0 || kind === 'syn' ? seq : `${seq} ack ${s.ack}`;
};

/** Which retransmission, and what sent it: `retransmission 2 · RTO`. */
export const retransmissionText = (s: Segment, words: RunWords): string | undefined => {
  if (s.sentBy === 'zero-window-probe') return words.windowProbe;
  return s.retransmission === undefined ? undefined : words.again(s.retransmission, s.sentBy);
};

const calls: Record<string, string> = {
  send: 'write',
  recv: 'read',
  eof: 'read',
  recvUntilEof: 'read',
  reconnect: 'connect',
};
const shutdowns: Record<string, string> = { wr: 'SHUT_WR', rd: 'SHUT_RD', rdwr: 'SHUT_RDWR' };
/** A call as a programmer writes it, and what it returned where that says something: `read()`, `0`. */
export const callText = (c: Call): [call: string, result?: string] => {
  const name = calls[c.do] ?? c.do;
  const argument = c.do === 'send' ? (c.bytes ?? '') : c.how ? (shutdowns[c.how] ?? c.how) : '';
  const call = c.do === 'linger' ? 'SO_LINGER' : `${name}(${argument})`;
  if (c.errno) return [call, errorName(c.errno)];
  if (c.error) return [call, c.error];
  if (c.returned?.startsWith('-1')) return [call, c.returned.replace(/^-1\s*/, '') || '-1'];
  if (c.do === 'eof' || c.do === 'recvUntilEof') return [call, '0'];
  if (name === 'read') return [call, c.returned ?? (c.bytes === undefined ? undefined : `${c.bytes}`)];
  return [call];
};

const timerName = (r: Timer, words: FigureWords): string | undefined => {
  if (r.name === 'time-wait') return 'TIME-WAIT';
  return r.name === 'fin-wait-2' ? r.setting : words.timers[r.name];
};
/** Name and value as an event says them: `RTO 224 ms`, `tcp_fin_timeout 60 s`. */
export const timerText = (r: Timer, words: FigureWords): string =>
  `${timerName(r, words)} ${duration(r.valueMs)}`;

/** Three digits, as they stand in a figure: `224 ms`, `1.84 s`, `61.4 s`, `119 s`. */
export const shortDuration = (ms: number): string =>
  Math.abs(ms) < 999.5 ? `${trim(ms, 3)} ms` : `${trim(ms / 1000, 3)} s`;

/** A time since the close: `0`, `225 ms`, `−300 ms`. */
export const sinceClose = (at: number): string =>
  Math.abs(at) < 0.5 ? '0' : `${at < 0 ? '−' : ''}${shortDuration(Math.abs(at))}`;

/** A timer as its band says it: `RTO 224 ms`, `tcp_fin_timeout 60 s`; of TIME-WAIT, in its own band, the value alone. */
export const barText = (r: Timer, words: FigureWords): string =>
  r.name === 'time-wait' ? shortDuration(r.valueMs) : `${timerName(r, words)} ${shortDuration(r.valueMs)}`;
