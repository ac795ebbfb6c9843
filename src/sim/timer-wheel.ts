/**
 * Linux keeps its timers in a wheel of levels (kernel/time/timer.c): level n has buckets of 8^n ticks and takes delays
 * below 63 · 8^n ticks. A timer goes into the bucket after its expiry, so it is never early and up to a bucket late.
 * Which bucket that is depends on the tick counter, so a run needs its phase.
 */
/** The wheel's end (WHEEL_TIMEOUT_MAX); longer waits are cut to it. */
const longest = 62 * 2 ** 24;

export class TimerWheel {
  /** Ticks a second: 100, 250 or 1000. */
  readonly hz: number;
  /** A tick, µs. */
  private readonly tickUs: number;
  /** The tick counter at t = 0, cut to 27 bits: no level looks further up. */
  private readonly ticksAtZero: number;
  /** What was cut off, for whole seconds. */
  private readonly ticksCut: number;
  /** How far t = 0 lies inside its tick, µs, exact to a ns: what comes within the µs of an edge comes before or after it. */
  private readonly phaseUs: number;
  /** The tick in which a timer fired last: the wheel's own clock is one ahead until the next (`__run_timers`). */
  private ranIn = -1;
  /** Of the bucket that `fires` found last: 8^n ticks as a power of two. */
  level = 0;
  /** What was asked last: of one moment it is asked several times. */
  private asked = Number.NaN;
  private tick = 0;

  constructor(hz: number, jiffiesAtZero: number) {
    const whole = Math.floor(jiffiesAtZero);
    this.hz = hz;
    this.tickUs = 1e6 / hz;
    this.ticksAtZero = whole % 134217728;
    this.ticksCut = whole - this.ticksAtZero;
    this.phaseUs = Math.round(((jiffiesAtZero - whole) * 1e9) / hz) / 1000;
  }

  /** The tick counter (`jiffies`) at a moment. */
  ticks(us: number): number {
    if (us !== this.asked) {
      this.asked = us;
      this.tick = this.ticksAtZero + Math.floor((us + this.phaseUs) / this.tickUs);
    }
    return this.tick;
  }

  /** Whole seconds of the tick counter (`jiffies / HZ`). */
  seconds(us: number): number {
    return Math.floor((this.ticks(us) + this.ticksCut) / this.hz);
  }

  /** When a timer armed now for `ticks` ticks fires, µs. `calc_wheel_index`. */
  fires(now: number, asked: number): number {
    const ticks = Math.min(asked, longest);
    const delta = this.ticks(now) === this.ranIn ? ticks - 1 : ticks;
    let shift = 0;
    let reach = 63;
    while (delta >= reach && shift < 24) {
      reach *= 8;
      shift += 3;
    }
    this.level = shift;
    const bucket = (((this.ticks(now) + ticks) >> shift) + 1) << shift;
    return Math.ceil((bucket - this.ticksAtZero) * this.tickUs - this.phaseUs);
  }

  /** A timer fires. */
  runs(now: number): void {
    this.ranIn = this.ticks(now);
  }

  /** A duration in whole ticks, rounded up (`usecs_to_jiffies`). */
  toTicks(us: number): number {
    return Math.ceil(us / this.tickUs);
  }

  toUs(ticks: number): number {
    return ticks * this.tickUs;
  }
}
