/**
 * Does a simulated trace match a recorded one? The rule was fixed with the recordings, before the simulator:
 * the same segments in the same order each way, the same states, the same errors, each within 12 ms (states: 45 ms, they
 * are sampled) plus one timer-wheel granule of the wait before it.
 */
import { errorName } from './errno.ts';
import type { Difference, Match } from './match.ts';
import { matchSegments } from './match-segments.ts';
import { matchStates } from './match-states.ts';
import type { Side } from './scenario.ts';
import type { Call, Trace } from './trace.ts';

const sides: readonly Side[] = ['client', 'server'];

/** Compares by the rule above; pairs what it can, so that times are measured even where something else differs. */
export function matchTraces(recorded: Trace, simulated: Trace): Match {
  const end = Math.min(recorded.observedUntilMs, simulated.observedUntilMs);
  const parts = sides.flatMap((side) => {
    const allowance = granuleBefore(recorded, side);
    return [
      matchSegments(recorded, simulated, side, allowance, end),
      matchStates(recorded, simulated, side, allowance, end),
    ];
  });
  const differences = [
    ...parts.flatMap((part) => part.differences),
    ...sides.flatMap((side) => matchErrors(recorded.app, simulated.app, side)),
  ].sort((a, b) => a.t - b.t);
  const segmentErrors = parts.flatMap((part) => part.segmentErrors);
  return {
    matches: differences.length === 0,
    differences,
    segmentErrors,
    stateErrors: parts.flatMap((part) => part.stateErrors),
    largestMs: segmentErrors.length
      ? Math.max(...segmentErrors.map((error) => Math.abs(error.errorMs)))
      : null,
  };
}

/** The wheel's granularity for a wait: 0 below 63 ticks, then 8, 64, 512 … ticks (kernel/time/timer.c, LVL_GRAN). ms. */
function granuleOf(waitMs: number, hz: number): number {
  const tick = 1000 / hz;
  let ticks = 1;
  while (waitMs > 63 * ticks * tick && ticks < 8 ** 8) ticks *= 8;
  return ticks === 1 ? 0 : ticks * tick;
}

/** The granule of the wait at `side` that ended at t: since anything was last sent, received or called there. */
function granuleBefore(recorded: Trace, side: Side): (t: number) => number {
  const moments = [
    ...recorded.segments.flatMap(({ from, t, arrives }) => (from === side ? [t] : (arrives ?? []))),
    ...recorded.app.filter((call) => call.side === side).map((call) => call.t),
  ].sort((a, b) => a - b);
  return (t) => {
    const before = moments.findLast((moment) => moment < t) ?? 0;
    return granuleOf(t - before, recorded.hz);
  };
}

function matchErrors(recorded: Call[], simulated: Call[], side: Side): Difference[] {
  const failures = (calls: Call[]): Call[] =>
    calls.filter((call) => call.side === side && (call.errno !== undefined || call.error !== undefined));
  const words = (calls: Call[]): string =>
    calls
      .map((call) => `${call.do} ${call.errno === undefined ? call.error : errorName(call.errno)}`)
      .join(', ') || 'no error';
  const theirs = failures(recorded);
  const ours = failures(simulated);
  const values = { kernel: words(theirs), simulated: words(ours) };
  if (values.kernel === values.simulated) return [];
  const sentence = `the ${side}'s program gets ${values.kernel} in the kernel, ${values.simulated} simulated`;
  return [{ code: 'errors', side, t: theirs[0]?.t ?? ours[0]?.t ?? 0, sentence, values }];
}
