/** The programs make the same calls in the same order and get the same from them, at the same times. */
import type { Side } from '../scenario.ts';
import type { Call, Trace } from '../trace.ts';
import { describeCall } from './describe.ts';
import { heldDifferences } from './held-differences.ts';
import type { HostClock } from './host-clock.ts';
import { type Difference, inMs } from './match.ts';
import { listed, type Pair, type Pairs, pairInOrder } from './pair-in-order.ts';

/** Steps of a script that ask TCP for nothing: recordings leave them out. */
const silent = new Set(['accept', 'linger', 'option', 'sleep', 'exit']);
/** Calls that move bytes. */
const moving = new Set(['send', 'recv', 'recvUntilEof', 'eof']);

/** Whether the recording says how many bytes its calls moved; true where none moved any. */
export const tellsBytes = ({ app }: Trace): boolean => {
  const moved = app.filter((call) => moving.has(call.do) && call.errno === undefined);
  return moved.length === 0 || moved.some(({ bytes }) => bytes !== undefined);
};

/** A shutdown's `how` and the bytes count where the recording tells them. */
const sameCall = (real: Call, model: Call, bytes: boolean): boolean => {
  const told = ({ how, ...call }: Call): string =>
    describeCall({ ...call, ...(real.how !== undefined && how !== undefined && { how }) }, bytes);
  return told(real) === told(model);
};

export const pairCalls = (
  recorded: Trace,
  simulated: Trace,
  side: Side,
  bytes: boolean,
  atTheEnd: (t: number) => boolean,
): Pairs<Call> =>
  pairInOrder(
    listed(recorded.app, (call) => call.side === side && !silent.has(call.do)),
    listed(simulated.app, (call) => call.side === side && !silent.has(call.do)),
    (real, model) => sameCall(real, model, bytes),
    ({ t }) => atTheEnd(t),
  );

export function callParted({ parted }: Pairs<Call>, side: Side): Difference[] {
  if (!parted) return [];
  const { nth } = parted;
  const [real, model] = [parted.recorded?.what, parted.simulated?.what];
  const told = real && describeCall(real);
  const ours = model && describeCall(model);
  if (real && model)
    return [
      {
        code: 'call-differs',
        side,
        t: real.t,
        sentence: `the ${side}'s call ${nth} is ${told} at ${inMs(real.t)} in the kernel, ${ours} at ${inMs(model.t)} simulated`,
        values: { nth, call: told!, t: real.t, simulated: ours!, at: model.t },
      },
    ];
  const { t } = (real ?? model)!;
  const values = { nth, call: (told ?? ours)!, t };
  return [
    real
      ? {
          code: 'call-missing',
          side,
          t,
          sentence: `the ${side}'s call ${nth} (${told}) at ${inMs(t)} is missing from the simulation`,
          values,
        }
      : {
          code: 'call-extra',
          side,
          t,
          sentence: `the simulated ${side} makes call ${nth} (${ours}) at ${inMs(t)}; the kernel's program did not`,
          values,
        },
  ];
}

/** By how much a call is late. A close that lingers is noted as it is made by some recorders, as it returns by others. */
export const lateness = (real: Call, model: Call): number => {
  const [returned, made] = [model.t - real.t, (model.calledAt ?? model.t) - real.t];
  return model.do === 'close' && Math.abs(made) < Math.abs(returned) ? made : returned;
};

/** Whether a timer of TCP may end it: a close, a shutdown or a send that goes well come when the program wants. */
const awaitsTimer = ({ do: what, errno }: Call): boolean =>
  errno !== undefined || !['close', 'shutdown', 'send'].includes(what);

export function callTime(
  recorded: Trace,
  side: Side,
  { nth, recorded: real, simulated }: Pair<Call>,
  clock: HostClock,
  slack: number,
) {
  const { t } = real.what;
  const call = describeCall(real.what);
  const own = { way: 'called', index: real.index } as const;
  const held = clock.hold(t, lateness(real.what, simulated.what), slack, own, awaitsTimer(real.what));
  return {
    error: { side, index: real.index, errorMs: held.errorMs, allowedMs: held.allowedMs },
    differences: heldDifferences('call', recorded, side, t, `the ${side}'s call ${nth} (${call}) is`, held, {
      nth,
      call,
    }),
  };
}
