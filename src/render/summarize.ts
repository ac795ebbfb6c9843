import type { Segment, Side, Trace } from '../sim/index.ts';
import { facts, stateLabel } from '../sim/index.ts';
import { duration, type Lang } from '../timeline/index.ts';
import { figureWords } from '../words/index.ts';
import { hostName } from './event-text.ts';

const sides: readonly Side[] = ['client', 'server'];
const shutdowns: Record<string, string> = { wr: 'SHUT_WR', rd: 'SHUT_RD', rdwr: 'SHUT_RDWR' };

/** The run in one sentence: who closes and when, what became of each FIN, how each side ends. The figure's text alternative. */
export const summarize = (trace: Trace, lang: Lang): string => {
  const zh = lang === 'zh';
  const all = facts(trace);
  const parts: string[] = [];
  const closing = trace.app
    .filter((c) => /close|shutdown/.test(c.do))
    .sort((a, b) => (a.calledAt ?? a.t) - (b.calledAt ?? b.t));
  const first = closing[0];
  const order: readonly Side[] = first?.side === 'server' ? ['server', 'client'] : sides;
  if (first) {
    const call = first.do === 'shutdown' ? `shutdown(${shutdowns[first.how ?? ''] ?? ''})` : 'close()';
    const when = duration(first.calledAt ?? first.t);
    parts.push(
      zh
        ? `${hostName(first.side, lang)}在 ${when} 调用 ${call}`
        : `the ${first.side} calls ${call} at ${when}`,
    );
  }
  parts.push(...boxParts(trace, lang));
  for (const side of order) {
    const mine = trace.segments.filter((s) => s.from === side);
    const fins = mine.filter((s) => s.flags.includes('F'));
    const lost = fins.filter((s) => s.arrives === null).length;
    const host = hostName(side, lang);
    const n = fins.length;
    if (n > 0)
      parts.push(
        zh
          ? n === 1
            ? `${host}的 FIN ${lost ? '丢失' : '送达'}`
            : `${host}的 FIN 发出 ${n} 次${lost === n ? '，全部丢失' : lost ? `，丢失 ${lost} 次` : ''}`
          : n === 1
            ? `the ${side}'s FIN ${lost ? 'is lost' : 'arrives'}`
            : `the ${side}'s FIN is sent ${n} times${lost === n ? ' and lost each time' : lost ? `, lost ${lost === 1 ? 'once' : `${lost} times`}` : ''}`,
      );
    const resets = mine.filter((s) => s.flags.includes('R') && s.sentBy !== 'middlebox');
    if (resets.length > 0) parts.push(resetsSent(resets, side, lang));
    const others = mine.filter((s) => s.arrives === null && !/[FR]/.test(s.flags)).length;
    if (others > 0)
      parts.push(
        zh
          ? `${host}另有 ${others} 个报文丢失`
          : `${others} other segment${others === 1 ? '' : 's'} of the ${side} ${others === 1 ? 'is' : 'are'} lost`,
      );
    if (all[side].lastError)
      parts.push(
        zh
          ? `${host}得到错误 ${all[side].lastError}`
          : `a call of the ${side} fails with ${all[side].lastError}`,
      );
  }
  for (const side of order) {
    const { goneMs, finalState } = all[side];
    const host = hostName(side, lang);
    const path = trace.states[side].map((c) => c.state);
    const last = path.filter((state) => state !== 'CLOSED').at(-1);
    if (goneMs !== null)
      parts.push(
        zh
          ? `${host}的套接字在 ${duration(goneMs)} ${last ? `从 ${stateLabel(last)} ` : ''}消失`
          : `the ${side}'s socket is gone ${last ? `from ${stateLabel(last)} ` : ''}at ${duration(goneMs)}`,
      );
    else if (finalState)
      parts.push(
        zh
          ? `${host}到 ${duration(trace.observedUntilMs)} 仍处于 ${stateLabel(finalState)}`
          : `the ${side} is still in ${stateLabel(finalState)} at ${duration(trace.observedUntilMs)}`,
      );
  }
  if (trace.stopped) parts.push(zh ? '模拟提前停止' : 'the run was stopped early');
  const sentence = parts.join(zh ? '；' : '; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${zh ? '。' : '.'}`;
};

/** What the box on the path forgot while something was still to come, and how often it answered. */
function boxParts(trace: Trace, lang: Lang): string[] {
  const { box } = figureWords(lang);
  const stopped = trace.segments.filter((s) => s.box && s.arrives === null);
  const resets = trace.segments.filter((s) => s.sentBy === 'middlebox').length;
  const forgotten = trace.tracked?.find((entry) => (entry.forgottenAt ?? Infinity) <= (stopped[0]?.t ?? -1));
  return [
    ...(forgotten ? [box.forgetsAt(duration(forgotten.forgottenAt!))] : []),
    ...(stopped.length > 0 ? [box.stops(stopped.length, resets)] : []),
  ];
}

/** A lost RST is told as such: nobody will send it again, so its loss is what the run is about. */
function resetsSent(resets: Segment[], side: Side, lang: Lang): string {
  const n = resets.length;
  const lost = resets.filter((s) => s.arrives === null).length;
  if (lang === 'zh') {
    const host = hostName(side, lang);
    if (n === 1) return lost ? `${host}的 RST 丢失` : `${host}发送 RST`;
    return `${host}发送 ${n} 个 RST${lost === n ? '，全部丢失' : lost ? `，丢失 ${lost} 个` : ''}`;
  }
  if (n === 1) return lost ? `the ${side}'s RST is lost` : `the ${side} sends a RST`;
  return `the ${side} sends ${n} RSTs${lost === n ? ', all of them lost' : lost ? `, ${lost} of them lost` : ''}`;
}
