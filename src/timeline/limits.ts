import type { Side, Trace } from '../sim/index.ts';

/** Time that a host may spend retransmitting, from the timer's first retransmission until it gave up. */
export interface Budget {
  side: Side;
  /** Segment with which it begins. */
  segment: number;
  /** Index of the state change that ends it. */
  state: number;
  /** What was allowed, ms. */
  ms: number;
  setting: string;
}

/** The budgets of a trace that were spent: only there does a trace say how large they were. */
export const budgets = (trace: Trace): Budget[] =>
  (['client', 'server'] as const).flatMap((side) =>
    trace.states[side].flatMap((change, state): Budget[] => {
      const { why } = change;
      const ms = why?.values?.budget;
      if (why?.code !== 'gave-up' || typeof ms !== 'number') return [];
      const acked = trace.segments.findLast(
        (s) => s.from !== side && s.arrives !== null && s.arrives <= change.t,
      );
      const segment = trace.segments.findIndex(
        (s) => s.from === side && s.sentBy === 'rto' && s.t > (acked?.arrives ?? 0) && s.t < change.t,
      );
      return segment < 0 ? [] : [{ side, segment, state, ms, setting: why.setting ?? '' }];
    }),
  );
