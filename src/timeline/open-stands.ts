import type { Side, StateChange, Trace } from '../sim/index.ts';
import { lastUpTo } from './last-up-to.ts';

/** Whether a state of `trace` begins less than `ms` from a change to the same state on the same side. */
export const openStands = (trace: Trace, ms: number): ((side: Side, change: StateChange) => boolean) => {
  const times = new Map<string, number[]>();
  for (const side of ['client', 'server'] as const)
    for (const { state, t } of trace.states[side]) {
      const list = times.get(side + state);
      if (list) list.push(t);
      else times.set(side + state, [t]);
    }
  for (const list of times.values()) list.sort((a, b) => a - b);
  return (side, { state, t }) => {
    const list = times.get(side + state) ?? [];
    const i = lastUpTo(list, t, (at) => at);
    return [list[i], list[i + 1]].some((at) => at !== undefined && Math.abs(at - t) < ms);
  };
};
