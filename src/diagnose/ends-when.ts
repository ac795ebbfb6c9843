/**
 * When the kernel gives up a close that is not acknowledged: read from a run with the same round trip and settings. What the
 * timer of the paste shows, how often it fired and what it has left, is its place in that run.
 */
import { type Side, simulateBare, type Trace } from '../sim/index.ts';
import type { Diagnosis } from './diagnosis.ts';
import { reproduce } from './reproduce.ts';
import type { Settings } from './settings.ts';

const given = new Set(['fin-wait-1', 'closing', 'last-ack', 'fin-wait-1-window']);

/** When the timer fired, each time, and when the socket was gone, ms; null: it was not in this time. */
const lifeOf = ({ timers, states }: Trace, side: Side): { fired: number[]; gone: number } | null => {
  const fired = (timers ?? [])
    .filter(
      (timer) =>
        timer.side === side &&
        timer.ended === 'fired' &&
        (timer.name === 'rto' || timer.name === 'zero-window-probe'),
    )
    .map(({ endedAt }) => endedAt!);
  const gone = states[side].findLast(({ state }) => state === 'CLOSED')?.t;
  return gone === undefined || fired.length === 0 ? null : { fired, gone };
};

/** The same diagnosis with `endsMs` in its numbers, where it can be computed: from now until the last of the sockets is gone. */
export const withItsEnd = (one: Diagnosis, settings: Settings): Diagnosis => {
  if (!given.has(one.kind)) return one;
  const run = reproduce(one, settings);
  const life = run && lifeOf(simulateBare(run.scenario), run.here);
  if (!life) return { ...one, inferred: one.inferred.filter((note) => note !== 'end-computed') };
  const { retries, longestMs } = one.numbers;
  // Without a timer: at worst the close began a moment ago.
  const next = retries === undefined ? undefined : life.fired[Math.min(retries, life.fired.length - 1)];
  const endsMs =
    next === undefined ? life.gone - life.fired[0]! : Math.max(0, life.gone - next) + (longestMs ?? 0);
  return { ...one, numbers: { ...one.numbers, endsMs } };
};
