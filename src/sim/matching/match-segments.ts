/** Each direction has the same segments in the same order, with the same numbers, SACK blocks and windows, at the same times. */
import type { Side } from '../scenario.ts';
import type { Segment, Trace } from '../trace.ts';
import type { Connections } from './connections.ts';
import { describeSack, describeSegment } from './describe.ts';
import { heldDifferences } from './held-differences.ts';
import type { HostClock } from './host-clock.ts';
import { type Difference, inMs, offBy, toMicrosecond } from './match.ts';
import { listed, type Pair, type Pairs, pairInOrder } from './pair-in-order.ts';
import type { Tolerance } from './tolerance.ts';

/** PSH depends on how many segments a host hands to its card as one. */
const flagsOf = ({ flags }: Segment): string =>
  [...flags]
    .filter((flag) => flag !== 'P')
    .sort()
    .join('');

export const pairSegments = (
  recorded: Trace,
  simulated: Trace,
  side: Side,
  connections: Connections,
  atTheEnd: (t: number) => boolean,
): Pairs<Segment> =>
  pairInOrder(
    listed(recorded.segments, ({ from }) => from === side),
    listed(simulated.segments, ({ from }) => from === side),
    (a, b) =>
      flagsOf(a) === flagsOf(b) &&
      a.seq === b.seq &&
      a.ack === b.ack &&
      a.len === b.len &&
      // Few recordings tell of marks, or of an MSS of their own.
      (a.ecn === undefined || a.ecn === b.ecn) &&
      (a.mss === undefined || a.mss === b.mss) &&
      (a.arrives === null) === (b.arrives === null) &&
      connections.recorded(a) === connections.simulated(b),
    ({ t }) => atTheEnd(t),
  );

/** Where the two part. */
export function segmentParted(
  { parted }: Pairs<Segment>,
  side: Side,
  { count, recorded, simulated }: Connections,
): Difference[] {
  if (!parted) return [];
  const { nth } = parted;
  const real = parted.recorded?.what;
  const model = parted.simulated?.what;
  const told = real && describeSegment(real, count > 1 ? recorded(real) : undefined);
  const ours = model && describeSegment(model, count > 1 ? simulated(model) : undefined);
  if (real && model)
    return [
      {
        code: 'segment-differs',
        side,
        t: real.t,
        sentence: `the ${side}'s segment ${nth} is ${told} at ${inMs(real.t)} in the kernel, ${ours} at ${inMs(model.t)} simulated`,
        values: { nth, segment: told!, t: real.t, simulated: ours!, at: model.t },
      },
    ];
  const { t } = (real ?? model)!;
  const values = { nth, segment: (told ?? ours)!, t };
  return [
    real
      ? {
          code: 'segment-missing',
          side,
          t,
          sentence: `the ${side}'s segment ${nth} (${told}) at ${inMs(t)} is missing from the simulation`,
          values,
        }
      : {
          code: 'segment-extra',
          side,
          t,
          sentence: `the simulated ${side} sends segment ${nth} (${ours}) at ${inMs(t)}; the kernel did not`,
          values,
        },
  ];
}

/** A reset's window says nothing. */
export const tellsWindow = ({ win, flags }: Segment): boolean => win !== undefined && !flags.includes('R');

/** A SYN's is not scaled. */
const sameWindow = (real: Segment, model: Segment, windowBytes: number): boolean =>
  Math.abs((model.win ?? Number.NaN) - real.win!) <= (real.flags.includes('S') ? 0 : windowBytes);

/** What stands in the options and in the window of one that both have. */
export function segmentContents(
  { nth, recorded, simulated }: Pair<Segment>,
  side: Side,
  { windowBytes }: Tolerance,
): Difference[] {
  const [real, model] = [recorded.what, simulated.what];
  const { t } = real;
  const segment = describeSegment(real);
  const found = (
    code: 'segment-sack' | 'segment-window',
    what: string,
    kernel: string,
    ours: string,
  ): Difference => ({
    code,
    side,
    t,
    sentence: `the ${side}'s segment ${nth} (${segment}) at ${inMs(t)} has ${what} ${kernel} in the kernel, ${ours} simulated`,
    values: { nth, segment, t, kernel, simulated: ours },
  });
  const [theirs, ours] = [describeSack(real), describeSack(model)];
  return [
    ...(theirs === ours ? [] : [found('segment-sack', 'SACK blocks', theirs, ours)]),
    ...(tellsWindow(real) && !sameWindow(real, model, windowBytes)
      ? [found('segment-window', 'window', String(real.win), String(model.win ?? 'none'))]
      : []),
  ];
}

/** When it left. */
export function segmentTime(
  recorded: Trace,
  side: Side,
  { nth, recorded: real, simulated }: Pair<Segment>,
  clock: HostClock,
  slack: number,
) {
  const { t } = real.what;
  const segment = describeSegment(real.what);
  const held = clock.hold(t, simulated.what.t - t, slack, { way: 'left', index: real.index });
  const subject = `the ${side}'s segment ${nth} (${segment}) left`;
  return {
    error: { side, index: real.index, errorMs: held.errorMs, allowedMs: held.allowedMs },
    differences: heldDifferences('segment', recorded, side, t, subject, held, { nth, segment }),
  };
}

/** How long it was under way: the network is the scenario's. */
export function arrivalTime(
  { nth, recorded, simulated }: Pair<Segment>,
  side: Side,
  allowedMs: number,
): Difference[] {
  const [real, model] = [recorded.what, simulated.what];
  if (real.arrives === null || model.arrives === null) return [];
  const waitMs = toMicrosecond(real.arrives - real.t);
  const errorMs = toMicrosecond(model.arrives - model.t - waitMs);
  if (Math.abs(errorMs) <= allowedMs) return [];
  const segment = describeSegment(real);
  return [
    {
      code: 'arrival-time',
      side,
      t: real.t,
      sentence: `the ${side}'s segment ${nth} (${segment}) was under way for ${inMs(waitMs)} in the kernel's run, ${offBy(errorMs)} simulated; allowed ${inMs(allowedMs)}`,
      values: { nth, segment, t: real.t, waitMs, errorMs, allowedMs },
    },
  ];
}
