/** A time that is held against clock and cause → what differs, in words. */
import type { Side } from '../scenario.ts';
import type { Trace } from '../trace.ts';
import { describeCall, describeSegment } from './describe.ts';
import type { Held, Moment } from './host-clock.ts';
import { type Difference, inMs, offBy } from './match.ts';

const causeOf = (recorded: Trace, { way, index }: Moment): string =>
  way === 'called' ? describeCall(recorded.app[index]!) : describeSegment(recorded.segments[index]!);

/** `the client's segment 5 (FA …) left`, at `t` in the recording. */
export function heldDifferences(
  kind: 'segment' | 'state' | 'call',
  recorded: Trace,
  side: Side,
  t: number,
  subject: string,
  { fault, errorMs, allowedMs, wait }: Held,
  values: Difference['values'],
): Difference[] {
  if (!fault) return [];
  if (fault === 'time')
    return [
      {
        code: `${kind}-time`,
        side,
        t,
        sentence: `${subject} at ${inMs(t)} in the kernel, ${offBy(errorMs)} simulated; allowed ${inMs(allowedMs)}`,
        values: { ...values, t, errorMs, allowedMs },
      },
    ];
  const { cause, ms, ...off } = wait!;
  const what = causeOf(recorded, cause);
  return [
    {
      code: `${kind}-wait`,
      side,
      t,
      sentence: `${subject} ${inMs(ms)} after ${what} ${verbs[cause.way]} in the kernel, ${offBy(off.errorMs)} simulated; allowed ${inMs(off.allowedMs)}`,
      values: { ...values, t, ...off, waitMs: ms, cause: what, way: cause.way },
    },
  ];
}

const verbs: Record<Moment['way'], string> = { arrived: 'arrived', called: 'was called', left: 'left' };
