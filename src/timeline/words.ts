import type { Call, Segment, Timer } from '../sim/index.ts';
import { errorName } from '../sim/index.ts';
import type { FigureWords } from '../words/index.ts';
import type { Lang, SegmentKind } from './scene.ts';

const trim = (n: number, digits: number): number => +n.toPrecision(digits);

/** `224 ms`, `41.8 ms`, `1.437 s`, `60 s`: three digits of milliseconds, four of seconds. */
export const duration = (ms: number): string =>
  Math.abs(ms) < 999.5 ? `${trim(ms, 3)} ms` : `${trim(ms / 1000, 4)} s`;

const names: Record<string, string> = { S: 'SYN', F: 'FIN', R: 'RST', P: 'PSH', A: 'ACK' };
/** `FA` → `FIN ACK`, in the order the recordings write them. */
export const flagNames = (flags: string): string => [...flags].map((f) => names[f] ?? f).join(' ');

export const segmentKind = (s: Segment): SegmentKind =>
  s.flags.includes('R')
    ? 'rst'
    : s.flags.includes('F')
      ? 'fin'
      : s.flags.includes('S')
        ? 'syn'
        : s.len > 0
          ? 'data'
          : 'ack';

/** The numbers that matter for this kind of segment; the table has them all. */
export const segmentNumbers = (s: Segment): string => {
  const kind = segmentKind(s);
  if (kind === 'ack') return `ack ${s.ack}`;
  const seq = s.len > 0 ? `seq ${s.seq}:${s.seq + s.len}` : `seq ${s.seq}`;
  return s.ack === null || s.len > 0 || kind === 'syn' ? seq : `${seq} ack ${s.ack}`;
};

const sentBy: Record<string, [en: string, zh: string]> = {
  probe: ['probe', '探测'],
  rto: ['RTO', 'RTO'],
  recovery: ['fast', '快速'],
};
/** Which retransmission, and what sent it: `retransmission 2 · RTO`. */
export const retransmissionText = (s: Segment, lang: Lang): string | undefined => {
  const zh = lang === 'zh';
  const by = s.sentBy && sentBy[s.sentBy];
  if (s.sentBy === 'zero-window-probe') return zh ? '零窗口探测' : 'window probe';
  if (s.retransmission === undefined) return;
  return `${zh ? '重传' : 'retransmission'} ${s.retransmission}${by ? ` · ${by[zh ? 1 : 0]}` : ''}`;
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

const timerNames: Record<Timer['name'], [en: string, zh?: string]> = {
  rto: ['RTO'],
  probe: ['probe', '探测'],
  'delayed-ack': ['delayed ACK', '延迟 ACK'],
  'fin-wait-2': ['FIN-WAIT-2'],
  'time-wait': ['TIME-WAIT'],
  'zero-window-probe': ['window probe', '零窗口探测'],
  reorder: ['reorder', '乱序等待'],
  linger: ['SO_LINGER'],
  keepalive: ['keepalive', '保活'],
  'user-timeout': ['user timeout', '用户超时'],
};
/** Name and value as they stand beside the bracket: `RTO 224 ms`, `tcp_fin_timeout 60 s`. */
export const timerText = (r: Timer, lang: Lang): string => {
  const [en, zh] = timerNames[r.name];
  const name = r.name === 'fin-wait-2' ? r.setting : lang === 'zh' ? (zh ?? en) : en;
  return `${name} ${duration(r.valueMs)}`;
};

/** Three digits, as they stand in a figure: `224 ms`, `1.84 s`, `61.4 s`, `119 s`. */
export const shortDuration = (ms: number): string =>
  Math.abs(ms) < 999.5 ? `${trim(ms, 3)} ms` : `${trim(ms / 1000, 3)} s`;

/** A time since the close: `0`, `225 ms`, `−300 ms`. */
export const sinceClose = (at: number): string =>
  Math.abs(at) < 0.5 ? '0' : `${at < 0 ? '−' : ''}${shortDuration(Math.abs(at))}`;

/** A timer as its band says it: `RTO 224 ms`, `tcp_fin_timeout 60 s`; of TIME-WAIT, in its own band, the value alone. */
export const barText = (r: Timer, words: FigureWords): string => {
  if (r.name === 'time-wait') return shortDuration(r.valueMs);
  const name = r.name === 'fin-wait-2' ? r.setting : words.timers[r.name];
  return `${name} ${shortDuration(r.valueMs)}`;
};
