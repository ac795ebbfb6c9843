/** Each connection of each side passes the same states; one that the simulation passes quickly may be missing from the samples. */
import type { Side } from '../scenario.ts';
import { stateLabel } from '../state-label.ts';
import type { StateChange, Trace } from '../trace.ts';
import { heldDifferences } from './held-differences.ts';
import type { HostClock } from './host-clock.ts';
import { type Difference, inMs, type TimeError } from './match.ts';
import type { Tolerance } from './tolerance.ts';

/** A state of one connection, and where it stands in the trace. */
interface Entry {
  change: StateChange;
  index: number;
  /** How long it lasted, ms. */
  lasted: number;
}

/** What happened to one connection. */
function entries(changes: readonly StateChange[], isOne: (change: StateChange) => boolean): Entry[] {
  const own = changes.map((change, index) => ({ change, index })).filter(({ change }) => isOne(change));
  return own.map((entry, place) => ({
    ...entry,
    lasted: (own[place + 1]?.change.t ?? Number.POSITIVE_INFINITY) - entry.change.t,
  }));
}

export interface MatchedStates {
  differences: Difference[];
  errors: TimeError[];
  atTheEnd: number;
}

/** `isReal`, `isModel`: whether a change is of the connection that is held. */
export function matchStates(
  recorded: Trace,
  simulated: Trace,
  side: Side,
  isReal: (change: StateChange) => boolean,
  isModel: (change: StateChange) => boolean,
  clock: HostClock,
  { stateMs, shortStateMs }: Tolerance,
): MatchedStates {
  const theirs = entries(recorded.states[side], isReal);
  const ours = entries(simulated.states[side], isModel);
  const nearEnd = ({ change }: Entry): boolean => clock.nearEnd(change.t, stateMs);

  let furthest = [0, 0];
  /** What the recording saw was there; what it did not see may have been too short for it. */
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
      (real && nearEnd(real) && pair(i + 1, j)) ||
      (model && (model.lasted < shortStateMs || nearEnd(model)) && pair(i, j + 1)) ||
      null
    );
  };

  const pairs = pair(0, 0);
  if (!pairs) return { differences: [parted(theirs, ours, furthest, side)], errors: [], atTheEnd: 0 };
  const held = pairs.map(([real, model]) => {
    const { t } = real.change;
    const time = clock.hold(t, model.change.t - t, stateMs);
    const state = stateLabel(real.change.state);
    return {
      error: { side, index: real.index, errorMs: time.errorMs, allowedMs: time.allowedMs },
      differences: heldDifferences('state', recorded, side, t, `the ${side} is seen in ${state}`, time, {
        state,
      }),
    };
  });
  return {
    differences: held.flatMap(({ differences }) => differences),
    errors: held.map(({ error }) => error),
    atTheEnd: theirs.length - pairs.length,
  };
}

function parted(theirs: Entry[], ours: Entry[], furthest: number[], side: Side): Difference {
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
  return { code: 'state', side, t: (real ?? model)!.t, sentence, values };
}
