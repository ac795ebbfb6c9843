import { describe, expect, it } from 'vitest';
import { endOf, entered, fins, finWait1 } from '../stories.ts';

/** Retransmissions of a lone FIN and the time from close() to the end, s. [N, RTT, retransmissions, seconds] */
const measured: [retries: number, rttMs: number, retransmissions: number[], seconds: number[]][] = [
  [1, 0.1, [3], [1.7]],
  [1, 5, [3], [1.7]],
  [1, 20, [3], [1.8]],
  [1, 50, [3], [2.1]],
  [2, 0.1, [4], [3.4]],
  [2, 5, [4], [3.4]],
  [2, 20, [4], [3.6]],
  [2, 50, [3], [2.1]],
  [3, 0.1, [5], [6.7]],
  [3, 5, [4, 5], [3.4, 6.9]],
  [3, 20, [4], [3.6]],
  [3, 50, [4], [4.1]],
  [4, 0.1, [5], [6.7]],
  [4, 5, [5], [6.9]],
  [4, 20, [5], [7.2]],
  [4, 50, [5], [8.3]],
  [5, 0.1, [6], [13.5]],
  [5, 5, [6], [13.8]],
  [5, 20, [6], [14.5]],
  [5, 50, [6], [16.5]],
  [0, 0.1, [9], [106, 108]],
  [8, 0.1, [9], [106, 108]],
  [0, 20, [9], [114, 116]],
];

describe('tcp_orphan_retries = N', () => {
  it.each(measured)('N=%i, RTT %d ms: %j retransmissions', (retries, rttMs, counts, seconds) => {
    const trace = finWait1({ rttMs, hostDelayMs: 0, client: { tcp_orphan_retries: retries } });
    expect(counts).toContain(fins(trace, 'client').length - 1);
    const lived = (entered(trace, 'client', 'CLOSED') - entered(trace, 'client', 'FIN-WAIT-1')) / 1000;
    const nearest = Math.min(...seconds.map((s) => Math.abs(s - lived) / Math.max(s, 1.2)));
    expect(nearest).toBeLessThan(0.05);
  });

  it('sends nothing when it gives up', () => {
    const trace = finWait1({ client: { tcp_orphan_retries: 1 } });
    expect(trace.segments.some((segment) => segment.flags.includes('R'))).toBe(false);
    expect(endOf(trace, 'client')).toBe('gave-up');
    expect(trace.states.client.at(-1)?.why?.setting).toBe('tcp_orphan_retries');
  });

  it('0 stands for 8, but for none once the RTO has reached tcp_rto_max_ms', () => {
    const trace = finWait1({ rttMs: 0.1, client: { tcp_orphan_retries: 0, tcp_rto_max_ms: 1000 } });
    expect(fins(trace, 'client')).toHaveLength(5);
    const lived = entered(trace, 'client', 'CLOSED') - entered(trace, 'client', 'FIN-WAIT-1');
    expect(lived).toBeGreaterThan(2500);
    expect(lived).toBeLessThan(3100);
  });
});
