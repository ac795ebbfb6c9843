/**
 * Does a simulated trace match a recorded one? Segments with their SACK blocks and windows, the states of each connection, the
 * calls and what they returned: all that the recording tells, and what it does not tell is named.
 */
import type { Side } from '../scenario.ts';
import type { Call, Segment, Trace } from '../trace.ts';
import { type Connections, connectionsOf } from './connections.ts';
import { HostClock } from './host-clock.ts';
import { type Difference, inMs, type Looked, type Match, type Unrecorded } from './match.ts';
import { callParted, callTime, lateness, pairCalls, tellsBytes } from './match-calls.ts';
import {
  arrivalTime,
  pairSegments,
  segmentContents,
  segmentParted,
  segmentTime,
  tellsWindow,
} from './match-segments.ts';
import { type MatchedStates, matchStates } from './match-states.ts';
import type { Pairs } from './pair-in-order.ts';
import { onAMachine, type Tolerance } from './tolerance.ts';

/** What the recording tells of. */
type Told = Record<Unrecorded, boolean>;

/** What both traces have of one host. */
interface Half {
  side: Side;
  clock: HostClock;
  segments: Pairs<Segment>;
  calls: Pairs<Call>;
}

const sides: readonly Side[] = ['client', 'server'];

/** Pairs what it can, so that times are measured even where something else differs. */
export function matchTraces(recorded: Trace, simulated: Trace, tolerance: Tolerance = onAMachine): Match {
  const connections = connectionsOf(recorded, simulated);
  const told = toldBy(recorded, connections);
  const halves = sides.map((side): Half => {
    const clock = new HostClock(recorded, side, tolerance);
    const atTheEnd = (t: number): boolean => clock.nearEnd(t, tolerance.ms);
    return {
      side,
      clock,
      segments: pairSegments(recorded, simulated, side, connections, atTheEnd),
      calls: told.calls
        ? pairCalls(recorded, simulated, side, told.bytes, atTheEnd)
        : { pairs: [], atTheEnd: 0 },
    };
  });
  for (const { clock, segments, calls, side } of halves) {
    const peer = halves.find((half) => half.side !== side)!;
    for (const { recorded: real, simulated: model } of segments.pairs) {
      clock.pair('left', real.index, model.what.t - real.what.t);
      if (real.what.arrives !== null)
        peer.clock.pair('arrived', real.index, model.what.arrives! - real.what.arrives);
    }
    for (const { recorded: real, simulated: model } of calls.pairs)
      clock.pair('called', real.index, lateness(real.what, model.what));
  }
  const segments = halves.flatMap(({ side, clock, segments: { pairs } }) =>
    pairs.map((pair) => segmentTime(recorded, side, pair, clock, tolerance.ms)),
  );
  const calls = halves.flatMap(({ side, clock, calls: { pairs } }) =>
    pairs.map((pair) => callTime(recorded, side, pair, clock, tolerance.ms)),
  );
  const states = told.states
    ? halves.flatMap((half) => statesOf(half, recorded, simulated, connections, tolerance))
    : [];
  const differences = [
    ...halves.flatMap((half) => partedIn(half, connections)),
    ...[...segments, ...calls, ...states].flatMap((one) => one.differences),
    ...halves.flatMap((half) => contentsOf(half, tolerance)),
    ...endsEarly(recorded, simulated),
  ].sort((a, b) => a.t - b.t);
  const segmentErrors = segments.map(({ error }) => error);
  return {
    matches: differences.length === 0,
    differences,
    looked: lookedAt(halves, states, told),
    segmentErrors,
    stateErrors: states.flatMap(({ errors }) => errors),
    callErrors: calls.map(({ error }) => error),
    largestMs: segmentErrors.length
      ? Math.max(...segmentErrors.map((error) => Math.abs(error.errorMs)))
      : null,
  };
}

const toldBy = (recorded: Trace, { untold }: Connections): Told => ({
  windows: recorded.segments.some(({ win }) => win !== undefined),
  states: sides.some((side) => recorded.states[side].length > 0),
  calls: recorded.app.length > 0,
  bytes: recorded.app.length > 0 && tellsBytes(recorded),
  connections: !untold,
});

/** One connection at a time. */
const statesOf = (
  { side, clock }: Half,
  recorded: Trace,
  simulated: Trace,
  connections: Connections,
  tolerance: Tolerance,
): MatchedStates[] =>
  Array.from({ length: connections.count }, (_, place) =>
    matchStates(
      recorded,
      simulated,
      side,
      (change) => connections.recorded(change) === place + 1,
      (change) => connections.simulated(change) === place + 1,
      clock,
      tolerance,
    ),
  );

const partedIn = ({ side, segments, calls }: Half, connections: Connections): Difference[] => [
  ...segmentParted(segments, side, connections),
  ...callParted(calls, side),
];

const contentsOf = ({ side, segments }: Half, tolerance: Tolerance): Difference[] =>
  segments.pairs.flatMap((pair) => [
    ...segmentContents(pair, side, tolerance),
    ...arrivalTime(pair, side, tolerance.ms),
  ]);

/** A simulation that was not watched for as long has not shown that nothing more happens. */
function endsEarly(recorded: Trace, { segments, observedUntilMs, stopped }: Trace): Difference[] {
  const until = recorded.observedUntilMs;
  const t = stopped ? (segments.at(-1)?.t ?? 0) : observedUntilMs;
  if (t >= until) return [];
  const sentence = `the simulation ends at ${inMs(t)}; the kernel was watched until ${inMs(until)}`;
  return [{ code: 'ends-early', side: 'client', t, sentence, values: { t, until } }];
}

function lookedAt(halves: readonly Half[], states: readonly MatchedStates[], told: Told): Looked {
  const segments = halves.flatMap(({ segments: { pairs } }) => pairs.map(({ recorded }) => recorded.what));
  const calls = halves.flatMap(({ calls: { pairs } }) => pairs.map(({ recorded }) => recorded.what));
  const rest = [...halves.flatMap((half) => [half.segments, half.calls]), ...states];
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, more) => all + more, 0);
  return {
    segments: segments.length,
    arrivals: segments.filter(({ arrives }) => arrives !== null).length,
    sackBlocks: sum(segments.map(({ sack }) => sack?.length ?? 0)),
    windows: segments.filter(tellsWindow).length,
    states: sum(states.map(({ errors }) => errors.length)),
    calls: calls.length,
    bytes: told.bytes ? calls.filter(({ bytes }) => bytes !== undefined).length : 0,
    atTheEnd: sum(rest.map(({ atTheEnd }) => atTheEnd)),
    notRecorded: (Object.keys(told) as Unrecorded[]).filter((what) => !told[what]),
  };
}
