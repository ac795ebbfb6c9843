/** `tcp_init_sock` takes tcp_rto_min_us through usecs_to_jiffies, which rounds up. */
import { describe, expect, it } from 'vitest';
import { finWait1 } from '../stories.ts';

/** RTO values that the FIN's timer was armed with, ms. */
const rtos = (us: number, hz = 250): number[] =>
  (finWait1({ rttMs: 1, hostDelayMs: 0, hz, durationMs: 2000, client: { tcp_rto_min_us: us } }).timers ?? [])
    .filter(({ side, name, armedAt }) => side === 'client' && name === 'rto' && armedAt > 500)
    .map(({ valueMs }) => valueMs)
    .slice(0, 2);

describe('the lowest RTO is a whole number of ticks', () => {
  it('10 ms act as 12 at 250 ticks a second, 301 as 304', () => {
    expect(rtos(10_000)).toEqual(rtos(12_000));
    expect(rtos(10_000)).not.toEqual(rtos(8_000));
    expect(rtos(301_000)).toEqual(rtos(304_000));
  });

  it('at 1000 ticks a second 10 ms are ten', () => {
    expect(rtos(10_000, 1000)).not.toEqual(rtos(12_000, 1000));
    expect(rtos(9_200, 1000)).toEqual(rtos(10_000, 1000));
  });

  it('the probe of a single segment leaves so much time for a delayed ACK', () => {
    const probe = (us: number): number | undefined =>
      finWait1({ rttMs: 20, durationMs: 2000, client: { tcp_rto_min_us: us } }).timers?.find(
        ({ name }) => name === 'probe',
      )?.valueMs;
    expect(probe(10_000)).toBe(probe(12_000));
  });
});
