import type { ConntrackState, Reason, Side, StateChange, Trace } from '../sim/index.ts';

export type EventKind =
  | 'sent'
  | 'arrived'
  | 'duplicate'
  | 'lost'
  | 'state'
  | 'armed'
  | 'fired'
  | 'cancelled'
  | 'call'
  | 'drop'
  | 'tracked';

/** Its `index` is a segment's. */
export const isSegmentEvent = (kind: EventKind): boolean =>
  kind === 'sent' || kind === 'arrived' || kind === 'duplicate' || kind === 'lost';

/** What the box on the path notes of a connection; `state` null: it forgets it. */
export interface TableChange {
  t: number;
  state: ConntrackState | null;
  conn?: number;
  why?: Reason;
}

export const tableChanges = ({ tracked = [] }: Trace): TableChange[] =>
  tracked.flatMap(({ states, forgottenAt, why, conn }) => [
    ...states.map((change) => ({ ...change, ...(conn && { conn }) })),
    ...(forgottenAt === null
      ? []
      : [{ t: forgottenAt, state: null, ...(conn && { conn }), ...(why && { why }) }]),
  ]);

/**
 * One moment of a trace. `index` points into the list the kind names (for `state`: `states[side]`, for `tracked`:
 * `tableChanges`, which belong to neither side).
 */
export interface TraceEvent {
  /** Stable for one trace: `s3` sent, `r3` arrived, `d3` second copy, `x3` lost, `t1` armed, `f1` fired, `n1` cancelled, `c2` call, `p0` drop, `qc4`/`qs4` state of client/server, `m2` of the box on the path. */
  id: string;
  /** ms since the first SYN. */
  t: number;
  side: Side;
  kind: EventKind;
  index: number;
  conn?: number;
  why?: Reason;
}

/** At one instant: what reaches a host, then what the host does about it in the engine's own order. */
const rank: Record<EventKind, number> = {
  arrived: 0,
  duplicate: 0,
  fired: 1,
  lost: 2,
  tracked: 3,
  call: 4,
  drop: 4,
  state: 5,
  sent: 6,
  cancelled: 7,
  armed: 8,
};

/**
 * Everything that happened, in order: the list that every view's cursor walks.
 * A lost segment is lost half way along the link.
 */
export const events = (trace: Trace): TraceEvent[] => {
  const list: (TraceEvent & { order: number })[] = [];
  const add = (
    id: string,
    t: number,
    side: Side,
    kind: EventKind,
    index: number,
    of: { conn?: number; why?: Reason; order?: number },
    why = of.why,
  ): void => {
    const ownOrder = rank[kind] > 3 && kind !== 'cancelled';
    list.push({
      id,
      t,
      side,
      kind,
      index,
      ...(of.conn && { conn: of.conn }),
      ...(why && { why }),
      order: ownOrder ? (of.order ?? 0) : kind === 'cancelled' ? -0.5 : -1,
    });
  };
  trace.segments.forEach((s, i) => {
    const to: Side = s.from === 'client' ? 'server' : 'client';
    const bare = { conn: s.conn };
    add(`s${i}`, s.t, s.from, 'sent', i, s);
    if (s.arrives === null) add(`x${i}`, s.t + trace.scenario.rttMs / 4, s.from, 'lost', i, bare, s.box);
    else add(`r${i}`, s.arrives, to, 'arrived', i, bare);
    if (s.duplicateArrives != null) add(`d${i}`, s.duplicateArrives, to, 'duplicate', i, bare);
  });
  const changedAt = new Map<string, StateChange[]>();
  for (const side of ['client', 'server'] as const)
    trace.states[side].forEach((c, i) => {
      const key = `${side} ${c.t}`;
      const list = changedAt.get(key);
      if (list) list.push(c);
      else changedAt.set(key, [c]);
      add(`q${side[0]}${i}`, c.t, side, 'state', i, c);
    });
  trace.app.forEach((c, i) => {
    // Records are written when a call returns; one that changed a state at that instant was made before it.
    const caused = /close|shutdown/.test(c.do)
      ? changedAt.get(`${c.side} ${c.t}`)?.findLast((q) => (q.order ?? 0) < (c.order ?? 0))
      : undefined;
    add(`c${i}`, c.t, c.side, 'call', i, caused ? { ...c, order: (caused.order ?? 0) - 0.5 } : c);
  });
  trace.drops?.forEach((d, i) => {
    add(`p${i}`, d.t, d.side, 'drop', i, d);
  });
  trace.timers?.forEach((r, i) => {
    // Replaced in the instant it was armed: nobody waited for it.
    if (r.ended === 'cancelled' && r.endedAt === r.armedAt) return;
    add(`t${i}`, r.armedAt, r.side, 'armed', i, r);
    if (r.endedAt !== null && r.ended !== 'running')
      add(
        `${r.ended === 'fired' ? 'f' : 'n'}${i}`,
        r.endedAt,
        r.side,
        r.ended,
        i,
        { conn: r.conn },
        undefined,
      );
  });
  tableChanges(trace).forEach((change, i) => {
    add(`m${i}`, change.t, 'client', 'tracked', i, change);
  });
  list.sort((a, b) => a.t - b.t || a.order - b.order || rank[a.kind] - rank[b.kind]);
  return list.map(({ order: _, ...event }) => event);
};
