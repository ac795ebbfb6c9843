import type { Segment, Side, Timer, Trace } from '../sim/index.ts';
import { type EventKind, events, type TraceEvent, tableChanges } from './events.ts';
import { BOX_AT, type Ladder, LOST_AT } from './scene.ts';

/** An event on its way to a height. */
export interface Moment extends TraceEvent {
  ladder: Ladder;
  trace: Trace;
  /** ms since its trace's zero. */
  at: number;
}

export const other = (side: Side): Side => (side === 'client' ? 'server' : 'client');
export const oneWayOf = (trace: Trace): number => Math.max(trace.scenario.rttMs / 2, 0.5);
/** Names an event of one of two runs. */
export const keyOf = ({ ladder, id }: { ladder: Ladder; id: string }): string => (ladder ? `g${id}` : id);
export const isHeld = (s: Segment, oneWay: number): boolean =>
  s.arrives !== null && s.arrives - s.t > oneWay * 2.2;

/** The box on the path let it go no further. */
export const stoppedByBox = ({ box, arrives }: Segment): boolean => Boolean(box) && arrives === null;

/** When the line of a lost segment ends: at the box, else where every loss is drawn. */
const lostAt = (s: Segment, oneWay: number): number => s.t + oneWay * (stoppedByBox(s) ? BOX_AT : LOST_AT);

const least = (times: Iterable<number>): number => {
  let found = Number.POSITIVE_INFINITY;
  for (const t of times) if (t < found) found = t;
  return found;
};

const closingCalls = (trace: Trace): number[] =>
  trace.app.filter((c) => /close|shutdown/.test(c.do)).map((c) => c.calledAt ?? c.t);

/** The figure's 0 on the trace's clock, ms: the first close() or shutdown(); where no call is known, the first FIN or RST. */
export const zeroOf = (trace: Trace): number => {
  const called = least(closingCalls(trace));
  if (Number.isFinite(called)) return called;
  return trace.segments.find((s) => /[FR]/.test(s.flags))?.t ?? 0;
};

const interesting = (s: Segment, oneWay: number): boolean =>
  s.arrives === null ||
  s.arrives - s.t > oneWay * 1.5 + 0.1 ||
  s.duplicateArrives != null ||
  s.retransmission !== undefined ||
  /[FR]/.test(s.flags);

/** When the story starts: the first close, FIN, RST, or thing the network did. Before it lies only the handshake and its data. */
const storyStart = (trace: Trace): number =>
  Math.min(
    trace.segments.find((s) => interesting(s, trace.scenario.rttMs / 2))?.t ?? Number.POSITIVE_INFINITY,
    least(closingCalls(trace)),
    trace.drops?.[0]?.t ?? Number.POSITIVE_INFINITY,
    trace.tracked?.[0]?.forgottenAt ?? Number.POSITIVE_INFINITY,
  );

/** What governs how long a state may last. */
export const isLimit = ({ name }: Timer): boolean =>
  name === 'fin-wait-2' || name === 'time-wait' || name === 'linger' || name === 'user-timeout';

/** Short-lived timers that never fired say nothing, ms. */
const WORTH_SHOWING = 25;
const worthShowing = (r: Timer): boolean =>
  r.ended !== 'cancelled' || isLimit(r) || (r.endedAt ?? 0) - r.armedAt >= WORTH_SHOWING;

/**
 * What gets a height of its own, of one or two traces, in the order of time. A loss is moved to when its line ends, so that
 * it keeps the slope of the others; a segment that the network holds gets a moment at both ends of the wait.
 */
export const gather = (traces: readonly Trace[], timers: boolean): Moment[] => {
  const moments: Moment[] = [];
  traces.forEach((trace, k) => {
    const ladder = k as Ladder;
    const zero = zeroOf(trace);
    const oneWay = oneWayOf(trace);
    const add = (event: TraceEvent): void => {
      moments.push({ ...event, ladder, trace, at: event.t - zero });
    };
    const table = tableChanges(trace);
    for (const event of events(trace)) {
      if (event.kind === 'drop') continue;
      if (event.kind === 'tracked' && table[event.index]!.state !== null) continue;
      if (event.kind === 'armed' || event.kind === 'fired' || event.kind === 'cancelled') {
        if (timers && worthShowing(trace.timers?.[event.index] as Timer)) add(event);
      } else if (event.kind === 'lost') add({ ...event, t: lostAt(trace.segments[event.index]!, oneWay) });
      else add(event);
    }
    trace.segments.forEach((s, index) => {
      const knot = (id: string, kind: EventKind, t: number): void =>
        add({ id: `${id}${index}`, kind, t, side: other(s.from), index });
      if (isHeld(s, oneWay)) {
        knot('h', 'drop', s.t + oneWay);
        knot('e', 'drop', (s.arrives as number) - oneWay * 0.2);
      }
      if (s.duplicateArrives != null) knot('k', 'drop', s.duplicateArrives - oneWay * 0.2);
    });
  });
  return moments.sort((a, b) => a.at - b.at);
};

/** Index of the first moment that is drawn: up to it nothing was under way, or a long wait lies before it. */
export const firstShown = (moments: readonly Moment[], traces: readonly Trace[], longMs: number): number => {
  const start = Math.min(...traces.map((trace) => storyStart(trace) - zeroOf(trace)));
  let cut = moments.findIndex((m) => m.at >= start);
  if (cut <= 0) return 0;
  /** Latest arrival of what left before each moment. */
  const spans = traces
    .flatMap((trace) => {
      const zero = zeroOf(trace);
      return trace.segments.map((s) => [s.t - zero, (s.arrives ?? s.t) - zero]);
    })
    .sort((a, b) => a[0]! - b[0]!);
  const underWay: boolean[] = [];
  let [next, latest] = [0, Number.NEGATIVE_INFINITY];
  for (let i = 0; i <= cut; i++) {
    const { at } = moments[i] as Moment;
    while (next < spans.length && (spans[next] as number[])[0]! < at) {
      latest = Math.max(latest, (spans[next] as number[])[1]!);
      next++;
    }
    underWay[i] = latest >= at;
  }
  const mayCut = (i: number): boolean => {
    const gap = moments[i]!.at - (moments[i - 1]?.at ?? 0);
    return gap > longMs || (gap > 0 && !underWay[i]);
  };
  while (cut > 0 && !mayCut(cut)) cut--;
  return cut;
};
