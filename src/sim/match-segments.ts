/** Rules 1 and 4: each direction has the same segments in the same order, each within 12 ms plus a granule. */
import { type Difference, inMs, type MatchPart, offBy, type TimeError, toMicrosecond } from './match.ts';
import type { Side } from './scenario.ts';
import type { Segment, Trace } from './trace.ts';

/** How far a segment may be off beside the granule, ms. */
const slack = 12;

const flagsOf = (segment: Segment): string =>
  [...segment.flags]
    .filter((flag) => flag !== 'P')
    .sort()
    .join('');

/** `FA seq 101 ack 1 len 0, lost` */
function describe(segment: Segment): string {
  const ack = segment.ack === null ? '' : ` ack ${segment.ack}`;
  return `${segment.flags} seq ${segment.seq}${ack} len ${segment.len}${segment.arrives === null ? ', lost' : ''}`;
}

const same = (a: Segment, b: Segment): boolean =>
  flagsOf(a) === flagsOf(b) &&
  a.seq === b.seq &&
  a.ack === b.ack &&
  a.len === b.len &&
  (a.arrives === null) === (b.arrives === null) &&
  // Recordings of one connection do not number it.
  (a.conn === undefined || b.conn === undefined || a.conn === b.conn);

/** `granule(t)`: of the wait that ended at t, ms. `end`: where both still looked, ms. */
export function matchSegments(
  recorded: Trace,
  simulated: Trace,
  side: Side,
  granule: (t: number) => number,
  end: number,
): MatchPart {
  const differences: Difference[] = [];
  const segmentErrors: TimeError[] = [];
  const ours = simulated.segments.filter((segment) => segment.from === side);
  const theirs = recorded.segments.flatMap((segment, index) =>
    segment.from === side ? { segment, index } : [],
  );
  for (let place = 0; place < Math.max(ours.length, theirs.length); place += 1) {
    const real = theirs[place];
    const model = ours[place];
    const nth = place + 1;
    if (!real || !model) {
      const alone = (real?.segment ?? model)!;
      // It may stand on the other side of the moment where looking stopped.
      if (alone.t + slack + granule(alone.t) >= end) break;
      differences.push(
        real
          ? {
              code: 'segment-missing',
              side,
              t: alone.t,
              sentence: `the ${side}'s segment ${nth} (${describe(alone)}) at ${inMs(alone.t)} is missing from the simulation`,
              values: { nth, segment: describe(alone), t: alone.t },
            }
          : {
              code: 'segment-extra',
              side,
              t: alone.t,
              sentence: `the simulated ${side} sends segment ${nth} (${describe(alone)}) at ${inMs(alone.t)}; the kernel did not`,
              values: { nth, segment: describe(alone), t: alone.t },
            },
      );
      break;
    }
    if (!same(real.segment, model)) {
      const values = {
        nth,
        segment: describe(real.segment),
        t: real.segment.t,
        simulated: describe(model),
        at: model.t,
      };
      differences.push({
        code: 'segment-differs',
        side,
        t: real.segment.t,
        sentence: `the ${side}'s segment ${nth} is ${values.segment} at ${inMs(values.t)} in the kernel, ${values.simulated} at ${inMs(values.at)} simulated`,
        values,
      });
      break;
    }
    const errorMs = toMicrosecond(model.t - real.segment.t);
    const allowedMs = slack + granule(real.segment.t);
    segmentErrors.push({ side, index: real.index, errorMs, allowedMs });
    if (Math.abs(errorMs) > allowedMs) {
      differences.push({
        code: 'segment-time',
        side,
        t: real.segment.t,
        sentence: `the ${side}'s segment ${nth} (${describe(real.segment)}) left at ${inMs(real.segment.t)} in the kernel, ${offBy(errorMs)} simulated; allowed ${inMs(allowedMs)}`,
        values: { nth, segment: describe(real.segment), t: real.segment.t, errorMs, allowedMs },
      });
    }
  }
  return { differences, segmentErrors, stateErrors: [] };
}
