import { describe, expect, it } from 'vitest';
import { fins, finTimes, finWait1 } from '../stories.ts';

describe('a FIN that is not acknowledged', () => {
  it('leaves again after R, 2R, 4R: the probe goes first and does not double the RTO', () => {
    const trace = finWait1({ client: { tcp_orphan_retries: 2 } });
    expect(fins(trace, 'client').map((segment) => segment.sentBy)).toEqual([
      'call',
      'probe',
      'rto',
      'rto',
      'rto',
    ]);
    // RTO 224 ms = 56 ticks: 57 from anywhere inside a tick, then 57 from a tick, then buckets of 32 ms.
    const times = finTimes(trace, 'client');
    expect(times[1]).toBeGreaterThan(224);
    expect(times[1]).toBeLessThan(228.01);
    expect((times[2] ?? 0) - (times[1] ?? 0)).toBeCloseTo(228, 6);
    expect((times[3] ?? 0) - (times[2] ?? 0)).toBeGreaterThanOrEqual(448);
    expect((times[3] ?? 0) - (times[2] ?? 0)).toBeLessThanOrEqual(484);
  });

  it.each([
    ['SACK off', { tcp_sack: 0 }],
    ['tcp_early_retrans=0', { tcp_early_retrans: 0 }],
  ])('%s: no probe, so R, 3R, 7R', (_, settings) => {
    const trace = finWait1({ client: { tcp_orphan_retries: 3, ...settings } });
    expect(fins(trace, 'client').map((segment) => segment.sentBy)).toEqual(['call', 'rto', 'rto', 'rto']);
  });
});
