import type { Segment, Side, Timer, Trace } from '../sim/index.ts';
import { type EventKind, events, type TraceEvent } from './events.ts';

/** An event on its way to a height; `ghost`: of the second trace. */
export interface Mark extends TraceEvent {
  ghost: boolean;
  trace: Trace;
}
export const other = (side: Side): Side => (side === 'client' ? 'server' : 'client');
const held = (s: Segment, oneWay: number): boolean => s.arrives !== null && s.arrives - s.t > oneWay * 2.2;
const interesting = (s: Segment, oneWay: number): boolean =>
  s.arrives === null ||
  s.arrives - s.t > oneWay * 1.5 + 0.1 ||
  s.duplicateArrives != null ||
  s.retransmission !== undefined ||
  /[FR]/.test(s.flags);

/** When the story starts: the first close, FIN, RST, or thing the network did. Before it lies only the handshake and its data. */
export const storyStart = (trace: Trace): number =>
  [
    ...trace.segments.filter((s) => interesting(s, trace.scenario.rttMs / 2)).map((s) => s.t),
    ...trace.app.filter((c) => /close|shutdown/.test(c.do)).map((c) => c.calledAt ?? c.t),
    ...(trace.drops ?? []).map((d) => d.t),
  ].reduce((first, t) => Math.min(first, t), Number.POSITIVE_INFINITY);

/** Short-lived timers that never fired say nothing; a bracket must be worth its place. */
const worthShowing = (r: Timer, scale: number): boolean =>
  r.ended !== 'cancelled' || ((r.endedAt ?? 0) - r.armedAt) * scale >= 40;

/**
 * All events of one or two traces in the order of time, and of those the marks that get a height of their own. A loss is
 * moved to when the segment would have arrived, so that its line keeps the slope of the others.
 */
export const gatherMarks = (
  traces: readonly Trace[],
  scale: number,
  oneWay: number,
  timers: boolean,
): { all: Mark[]; marks: Mark[] } => {
  const shown = (m: Mark): boolean => {
    if (m.kind === 'armed' || m.kind === 'fired' || m.kind === 'cancelled')
      return timers && !m.ghost && worthShowing(m.trace.timers?.[m.index] as Timer, scale);
    return m.kind !== 'drop' && !(m.ghost && m.kind === 'call');
  };
  const all = traces
    .flatMap((trace, k) => events(trace).map((e): Mark => ({ ...e, trace, ghost: k === 1 })))
    .sort((a, b) => a.t - b.t);
  const marks = all.filter(shown).map((m) => (m.kind === 'lost' ? { ...m, t: m.t + oneWay / 2 } : m));
  // A segment that the network holds needs room for its first and its last stretch.
  traces.forEach((trace, k) => {
    trace.segments.forEach((s, index) => {
      const side = other(s.from);
      const knot = (id: string, kind: EventKind, t: number): void => {
        marks.push({ id: `${id}${index}`, kind, t, side, index, trace, ghost: k === 1 });
      };
      if (held(s, oneWay)) {
        knot('h', 'lost', s.t + oneWay);
        knot('e', 'drop', (s.arrives as number) - oneWay * 0.2);
      }
      if (s.duplicateArrives != null) knot('k', 'drop', s.duplicateArrives - oneWay * 0.2);
    });
  });
  marks.sort((a, b) => a.t - b.t);
  return { all, marks };
};
