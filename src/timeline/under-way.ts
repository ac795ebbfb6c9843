import type { Trace } from '../sim/index.ts';
import { lastUpTo } from './last-up-to.ts';

/** Whether a segment that left before `at` (ms) was still on its way then. */
export const openUnderWay = (traces: readonly Trace[]): ((at: number) => boolean) => {
  const flights = traces
    .flatMap(({ segments }) => segments.map((s) => ({ t: s.t, end: s.arrives ?? s.t })))
    .sort((a, b) => a.t - b.t);
  // The latest arrival of all that left up to here.
  let latest = Number.NEGATIVE_INFINITY;
  for (const flight of flights) {
    latest = Math.max(latest, flight.end);
    flight.end = latest;
  }
  return (at) => {
    let i = lastUpTo(flights, at, ({ t }) => t);
    while (i >= 0 && flights[i]!.t === at) i--;
    return i >= 0 && flights[i]!.end >= at;
  };
};
