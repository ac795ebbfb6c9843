/** Rules 2 and 4: each side passes the same states, each within 45 ms plus a granule; one under 45 ms may be missing. */
import { type Difference, inMs, type MatchPart, offBy, toMicrosecond } from './match.ts';
import type { Side } from './scenario.ts';
import { stateLabel } from './state-label.ts';
import type { StateChange, Trace } from './trace.ts';

/** Recordings sample states every 20 ms at best. */
const slack = 45;

interface Entry {
  change: StateChange;
  index: number;
  /** How long it lasted, ms. */
  lasted: number;
}

/** Drops what a recording cannot show: the listening socket, and CLOSED before a connection exists. */
function entries(trace: Trace, side: Side): Entry[] {
  const changes = trace.states[side];
  return changes
    .map((change, index) => ({
      change,
      index,
      lasted: (changes[index + 1]?.t ?? Number.POSITIVE_INFINITY) - change.t,
    }))
    .filter(({ change, index }) => change.state !== 'LISTEN' && !(index === 0 && change.state === 'CLOSED'));
}

/** `granule(t)`: of the wait that ended at t, ms. `end`: where both still looked, ms. */
export function matchStates(
  recorded: Trace,
  simulated: Trace,
  side: Side,
  granule: (t: number) => number,
  end: number,
): MatchPart {
  const theirs = entries(recorded, side);
  const ours = entries(simulated, side);
  const skippable = ({ change, lasted }: Entry): boolean =>
    lasted < slack || change.t + slack + granule(change.t) >= end;

  let furthest = [0, 0];
  const pair = (i: number, j: number): [Entry, Entry][] | null => {
    if (i + j > furthest[0]! + furthest[1]!) furthest = [i, j];
    const real = theirs[i];
    const model = ours[j];
    if (!real && !model) return [];
    if (real && model && real.change.state === model.change.state) {
      const rest = pair(i + 1, j + 1);
      if (rest) return [[real, model], ...rest];
    }
    return (
      (real && skippable(real) && pair(i + 1, j)) || (model && skippable(model) && pair(i, j + 1)) || null
    );
  };

  const pairs = pair(0, 0);
  if (!pairs) {
    const real = theirs[furthest[0]!]?.change;
    const model = ours[furthest[1]!]?.change;
    const path = (list: Entry[]): string => list.map(({ change }) => stateLabel(change.state)).join(' → ');
    const values = {
      kernel: real ? stateLabel(real.state) : 'nothing more',
      kernelPath: path(theirs),
      simulated: model ? stateLabel(model.state) : 'nothing more',
      simulatedPath: path(ours),
    };
    const sentence = `the ${side} passes ${values.kernelPath} in the kernel, ${values.simulatedPath} simulated; they part where the kernel has ${values.kernel}${real ? ` at ${inMs(real.t)}` : ''} and the simulation ${values.simulated}${model ? ` at ${inMs(model.t)}` : ''}`;
    const t = real?.t ?? model?.t ?? end;
    return {
      differences: [{ code: 'state', side, t, sentence, values }],
      segmentErrors: [],
      stateErrors: [],
    };
  }
  const differences: Difference[] = [];
  const stateErrors = pairs.map(([real, model]) => {
    const t = real.change.t;
    const errorMs = toMicrosecond(model.change.t - t);
    const allowedMs = slack + granule(t);
    if (Math.abs(errorMs) > allowedMs) {
      const state = stateLabel(real.change.state);
      differences.push({
        code: 'state-time',
        side,
        t,
        sentence: `the ${side} is seen in ${state} at ${inMs(t)} in the kernel, ${offBy(errorMs)} simulated; allowed ${inMs(allowedMs)}`,
        values: { state, t, errorMs, allowedMs },
      });
    }
    return { side, index: real.index, errorMs, allowedMs };
  });
  return { differences, segmentErrors: [], stateErrors };
}
