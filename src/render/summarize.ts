import type { Side, Trace } from '../sim/index.ts';
import { facts, stateLabel } from '../sim/index.ts';
import { duration } from '../timeline/index.ts';
import type { RunWords } from '../words/index.ts';

const sides: readonly Side[] = ['client', 'server'];
const shutdowns: Record<string, string> = { wr: 'SHUT_WR', rd: 'SHUT_RD', rdwr: 'SHUT_RDWR' };

/** The run in one sentence: who closes and when, what became of each FIN, how each side ends. The figure's text alternative. */
export const summarize = (trace: Trace, { summary: say, semicolon, fullStop }: RunWords): string => {
  const all = facts(trace);
  const parts: string[] = [];
  const closing = trace.app
    .filter((c) => /close|shutdown/.test(c.do))
    .sort((a, b) => (a.calledAt ?? a.t) - (b.calledAt ?? b.t));
  const first = closing[0];
  const order: readonly Side[] = first?.side === 'server' ? ['server', 'client'] : sides;
  if (first) {
    const call = first.do === 'shutdown' ? `shutdown(${shutdowns[first.how ?? ''] ?? ''})` : 'close()';
    parts.push(say.calls(first.side, call, duration(first.calledAt ?? first.t)));
  }
  parts.push(...boxParts(trace, say));
  for (const side of order) {
    const mine = trace.segments.filter((s) => s.from === side);
    const lost = mine.filter((s) => s.arrives === null);
    const fins = mine.filter((s) => s.flags.includes('F'));
    if (fins.length > 0)
      parts.push(say.fins(side, fins.length, lost.filter((s) => s.flags.includes('F')).length));
    const resets = mine.filter((s) => s.flags.includes('R') && s.sentBy !== 'middlebox');
    if (resets.length > 0)
      parts.push(say.resets(side, resets.length, resets.filter((s) => s.arrives === null).length));
    const others = lost.filter((s) => !s.box && !/[FR]/.test(s.flags)).length;
    if (others > 0) parts.push(say.othersLost(side, others));
    const { lastError } = all[side];
    if (lastError) parts.push(say.error(side, lastError));
  }
  for (const side of order) {
    const { goneMs, finalState } = all[side];
    const last = trace.states[side]
      .map((c) => c.state)
      .filter((state) => state !== 'CLOSED')
      .at(-1);
    if (goneMs !== null) parts.push(say.gone(side, duration(goneMs), last && stateLabel(last)));
    else if (finalState) parts.push(say.still(side, stateLabel(finalState), duration(trace.observedUntilMs)));
  }
  if (trace.stopped) parts.push(say.stopped);
  const sentence = parts.join(semicolon);
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${fullStop}`;
};

/** What the box on the path forgot while something was still to come, and how often it answered. */
function boxParts(trace: Trace, say: RunWords['summary']): string[] {
  const stopped = trace.segments.filter((s) => s.box && s.arrives === null);
  const resets = trace.segments.filter((s) => s.sentBy === 'middlebox').length;
  const forgotten = trace.tracked?.find((entry) => (entry.forgottenAt ?? Infinity) <= (stopped[0]?.t ?? -1));
  return [
    ...(forgotten ? [say.boxForgets(duration(forgotten.forgottenAt!))] : []),
    ...(stopped.length > 0 ? [say.boxStops(stopped.length, resets)] : []),
  ];
}
