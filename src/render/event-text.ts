import type { Call, Segment, Side, Trace } from '../sim/index.ts';
import { stateLabel } from '../sim/index.ts';
import {
  callText,
  flagNames,
  type Lang,
  retransmissionText,
  type TraceEvent,
  tableChanges,
  timerText,
} from '../timeline/index.ts';
import { figureWords } from '../words/index.ts';

export const hostName = (side: Side, lang: Lang): string =>
  lang === 'zh' ? (side === 'client' ? '客户端' : '服务端') : side;

/** `FIN ACK, seq 101, ack 1` with all its numbers. */
export const segmentText = (s: Segment, lang: Lang): string =>
  [
    flagNames(s.flags),
    `seq ${s.seq}`,
    s.ack === null ? '' : `ack ${s.ack}`,
    s.len ? (lang === 'zh' ? `${s.len} 字节` : `${s.len} byte${s.len === 1 ? '' : 's'}`) : '',
  ]
    .filter(Boolean)
    .join(lang === 'zh' ? '，' : ', ');

/** `read() → 0`. */
const callLine = (call: Call): string => callText(call).join(' → ');

/** What happened, in one line without time and host. */
export const eventText = (trace: Trace, event: TraceEvent, lang: Lang): string => {
  const zh = lang === 'zh';
  const { kind, index } = event;
  if (kind === 'state') {
    const change = trace.states[event.side][index]!;
    const name = stateLabel(change.state);
    if (change.state === 'CLOSED') return zh ? '套接字消失（CLOSED）' : 'socket is gone (CLOSED)';
    const mini = change.mini ? (zh ? '，只剩迷你套接字' : ', as a mini-socket') : '';
    return `${zh ? '进入' : 'enters'} ${name}${mini}`;
  }
  if (kind === 'call') return callLine(trace.app[index]!);
  if (kind === 'drop') return zh ? '没有采用收到的报文' : 'does not use the segment as sent';
  if (kind === 'armed' || kind === 'fired' || kind === 'cancelled') {
    const timer = timerText(trace.timers![index]!, lang);
    const words = {
      armed: [`starts ${timer}`, `启动 ${timer}`],
      fired: [`${timer} runs out`, `${timer} 到时`],
      cancelled: [`stops ${timer}`, `停止 ${timer}`],
    }[kind];
    return words[zh ? 1 : 0] as string;
  }
  const { box } = figureWords(lang);
  if (kind === 'tracked') {
    const { state } = tableChanges(trace)[index]!;
    return state === null ? box.forgetsIt : box.enters(state);
  }
  const s = trace.segments[index]!;
  const what = segmentText(s, lang);
  if (kind === 'lost' && s.box) return box.drops(what);
  if (kind === 'sent' && s.sentBy === 'middlebox') return box.answers(what, hostName(s.from, lang));
  if (kind === 'lost') return zh ? `网络丢失 ${what}` : `the network loses ${what}`;
  if (kind === 'duplicate') return zh ? `又收到一份 ${what}` : `receives a second copy of ${what}`;
  if (kind === 'arrived' && s.arrivalUnknown)
    return zh ? `${what} 到没到，无从得知` : `whether ${what} arrived is not known`;
  if (kind === 'arrived') return `${zh ? '收到' : 'receives'} ${what}`;
  const again = retransmissionText(s, lang);
  return `${zh ? '发送' : 'sends'} ${what}${again ? (zh ? `（${again}）` : ` (${again})`) : ''}`;
};

/** Time in ms as tables print it: two decimals at most. */
export const timeText = (t: number): string => `${Math.round(t * 100) / 100}`;

/** Whether an event is a host's own: of what the network and the box on the path do, the text itself says who. */
export const isOfHost = (trace: Trace, { kind, index }: TraceEvent): boolean =>
  kind !== 'lost' &&
  kind !== 'tracked' &&
  !(kind === 'sent' && trace.segments[index]?.sentBy === 'middlebox');

/** Where an event is, for the host column. */
export const placeText = (trace: Trace, event: TraceEvent, lang: Lang): string => {
  if (isOfHost(trace, event)) return hostName(event.side, lang);
  if (event.kind === 'lost' && !trace.segments[event.index]?.box) return lang === 'zh' ? '网络' : 'network';
  return figureWords(lang).box.name;
};
