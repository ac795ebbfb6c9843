/**
 * What a host saw or did last is the cause of what it does next, and what the cause is off by is not its fault. So each time
 * is held twice, against the clock and against its cause, and a bucket of the timer wheel is paid once, by what waited for it.
 */
import type { Side } from '../scenario.ts';
import type { Trace } from '../trace.ts';
import { toMicrosecond } from './match.ts';
import type { Tolerance } from './tolerance.ts';

/** Of two at once, what comes in goes before what goes out. */
const ways = ['arrived', 'called', 'left'] as const;

/** What a host saw or did, in the recording. */
export interface Moment {
  way: (typeof ways)[number];
  t: number;
  /** In the recording's `segments`; of a call, in `app`. */
  index: number;
  /** How late the simulation is there; absent where it has no such thing. */
  errorMs?: number;
}

/** A time, held against what it may be. */
export interface Held {
  errorMs: number;
  allowedMs: number;
  /** `time`: off the clock; `wait`: on it, and off its cause. */
  fault?: 'time' | 'wait';
  /** Of a wait, ms. */
  wait?: { cause: Moment; ms: number; errorMs: number; allowedMs: number };
}

/** The wheel's granularity for a wait: 0 below 63 ticks, then 8, 64, 512 … ticks (kernel/time/timer.c, LVL_GRAN). ms. */
function granuleOf(waitMs: number, hz: number): number {
  const tick = 1000 / hz;
  let ticks = 1;
  while (waitMs > 63 * ticks * tick && ticks < 8 ** 8) ticks *= 8;
  return ticks === 1 ? 0 : ticks * tick;
}

export class HostClock {
  private readonly moments: Moment[];
  private readonly hz: number;
  private readonly granule: boolean;
  /** Where the recording stops, ms. */
  private readonly end: number;

  constructor(recorded: Trace, side: Side, { granule }: Tolerance) {
    const { segments, app } = recorded;
    this.hz = recorded.hz;
    this.granule = granule;
    this.end = recorded.observedUntilMs;
    this.moments = [
      ...segments.flatMap(({ from, t, arrives }, index): Moment[] => {
        if (from === side) return [{ way: 'left', t, index }];
        return arrives === null ? [] : [{ way: 'arrived', t: arrives, index }];
      }),
      ...app.flatMap(({ side: of, t }, index): Moment[] =>
        of === side ? [{ way: 'called', t, index }] : [],
      ),
    ].sort((a, b) => a.t - b.t || ways.indexOf(a.way) - ways.indexOf(b.way) || a.index - b.index);
  }

  /** The simulation has this moment as well, so late. */
  pair(way: Moment['way'], index: number, errorMs: number): void {
    const moment = this.moments.find((one) => one.way === way && one.index === index);
    if (moment) moment.errorMs = toMicrosecond(errorMs);
  }

  /** What came last before `t`, or before a moment. */
  private before(t: number, own?: Pick<Moment, 'way' | 'index'>): Moment | undefined {
    const place = own && this.moments.findIndex(({ way, index }) => way === own.way && index === own.index);
    return place === undefined || place < 0
      ? this.moments.findLast((one) => one.t <= t)
      : this.moments[place - 1];
  }

  /** The bucket that a timer may be late by which fires at `t`: of the wait since anything was seen or done. ms. */
  private slot(t: number, cause: Moment | undefined): number {
    return this.granule ? granuleOf(t - (cause?.t ?? 0), this.hz) : 0;
  }

  /** So near the end of the recording that one of the two may have it only afterwards. */
  nearEnd(t: number, slack: number): boolean {
    return (
      t +
        slack +
        this.slot(
          t,
          this.moments.findLast((one) => one.t < t),
        ) >=
      this.end
    );
  }

  /** `t`: in the recording. `own`: what it is, where it is a moment itself. `timer`: whether a timer of TCP may have caused it. */
  hold(t: number, errorMs: number, slack: number, own?: Pick<Moment, 'way' | 'index'>, timer = true): Held {
    const cause = this.before(t, own);
    const slot = timer ? this.slot(t, cause) : 0;
    const late = cause?.errorMs;
    /** What the cause has already been forgiven. */
    const forgiven = late === undefined ? 0 : Math.max(0, Math.abs(late) - slack);
    const held: Held = {
      errorMs: toMicrosecond(errorMs),
      allowedMs: toMicrosecond(slack + slot + forgiven),
    };
    if (cause && late !== undefined)
      held.wait = {
        cause,
        ms: t - cause.t,
        errorMs: toMicrosecond(errorMs - late),
        allowedMs: slack + slot,
      };
    if (Math.abs(held.errorMs) > held.allowedMs) held.fault = 'time';
    else if (held.wait && Math.abs(held.wait.errorMs) > held.wait.allowedMs) held.fault = 'wait';
    return held;
  }
}
