import { describe, expect, it } from 'vitest';
import { TimerWheel } from '../../../src/sim/timer-wheel.ts';

const wheel = (hz: number, jiffies: number): TimerWheel => new TimerWheel(hz, jiffies);

describe('the timer wheel', () => {
  it('51 ticks of 4 ms: 204 to 208 ms from anywhere inside a tick', () => {
    expect(wheel(250, 1000).fires(0, 51)).toBe(208_000);
    expect(wheel(250, 1000.5).fires(0, 51)).toBe(206_000);
  });

  it('has its edges where they are to the nanosecond: what comes within their microsecond comes before or after', () => {
    // An edge at 2148.4985 µs: at 2148 the tick before it still counts, and what fires at the edge fires by 2149.
    const made = wheel(250, 1000.462875375);
    expect(made.ticks(2148)).toBe(1000);
    expect(made.ticks(2149)).toBe(1001);
    expect(made.fires(0, 0)).toBe(2149);
    expect(made.fires(2149, 0)).toBe(6149);
  });

  it('inside a handler, on the tick, the same 51 ticks are 208 ms', () => {
    const made = wheel(250, 1000);
    made.runs(0);
    expect(made.fires(0, 51)).toBe(208_000);
  });

  it('in the tick in which a timer has fired 63 ticks are still counted one by one: base->clk', () => {
    const made = wheel(250, 1001);
    expect(made.fires(4000, 63)).toBe(71 * 4000);
    made.runs(4000);
    expect(made.fires(7999, 63)).toBe(65 * 4000);
    expect(made.fires(7999, 64)).toBe(71 * 4000);
    expect(made.fires(8000, 63)).toBe(71 * 4000);
  });

  it('from 63 ticks on buckets of 8, from 504 of 64, from 4032 of 512', () => {
    expect(wheel(250, 1000).fires(0, 62)).toBe(63 * 4000);
    // 1000 + 63 lies in the bucket that ends at 1064.
    expect(wheel(250, 1000).fires(0, 63)).toBe(64 * 4000);
    expect(wheel(250, 1024).fires(0, 504)).toBe((1536 - 1024) * 4000);
    expect(wheel(250, 0).fires(0, 15_000)).toBe(15_360 * 4000);
  });

  it.each([100, 250, 300, 1000])('is never early and at most a bucket late at HZ=%i', (hz) => {
    const made = wheel(hz, 4_296_070_000.3);
    for (const ticks of [1, 10, 51, 62, 63, 100, 503, 504, 4031, 4032, 15_000, 30_000]) {
      for (const now of [0, 1234, 999_999, 77_777_777]) {
        const late = made.fires(now, ticks) - now - made.toUs(ticks);
        let bucket = 1;
        for (let reach = 63; ticks >= reach; reach *= 8) bucket *= 8;
        expect(late).toBeGreaterThanOrEqual(-1e6 / hz);
        expect(late).toBeLessThanOrEqual((bucket * 1e6) / hz + 1);
      }
    }
  });
});
