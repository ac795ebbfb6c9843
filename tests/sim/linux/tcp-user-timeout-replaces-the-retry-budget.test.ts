import { describe, expect, it } from 'vitest';
import { close, lose, option, recvUntilEof, shutdown } from '../../../src/sim/index.ts';
import { calls, entered, established, fins } from '../stories.ts';

describe('TCP_USER_TIMEOUT', () => {
  it('3000 ms: gone 3 s after the first retransmission by RTO, with ETIMEDOUT', () => {
    const trace = established(
      [option('TCP_USER_TIMEOUT', 3000), shutdown('wr'), recvUntilEof(), close()],
      [recvUntilEof()],
      { rttMs: 0.1, rules: [lose('client', { fin: true })] },
    );
    expect(calls(trace, 'client')).toContain('recvUntilEof -1 ETIMEDOUT');
    const first = fins(trace, 'client').find((segment) => segment.sentBy === 'rto')?.t ?? 0;
    const over = entered(trace, 'client', 'CLOSED') - first;
    expect(over).toBeGreaterThan(2999);
    expect(over).toBeLessThan(3060);
    expect(trace.timers?.some((timer) => timer.setting === 'TCP_USER_TIMEOUT')).toBe(true);
  });
});
