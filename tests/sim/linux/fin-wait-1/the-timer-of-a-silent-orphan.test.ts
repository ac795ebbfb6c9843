import { describe, expect, it } from 'vitest';
import { close, lose, recvUntilEof, sleep } from '../../../../src/sim/index.ts';
import { endOf, established } from '../../stories.ts';

/** No FIN arrives; the last data left `idleMs` and half a second before the close. A FIN alone does not count as sent data. */
const orphan = (idleMs: number, tcp_max_orphans: number) =>
  established([sleep(idleMs), close()], [recvUntilEof()], {
    client: { tcp_rto_max_ms: 1000, tcp_max_orphans, tcp_orphan_retries: 8 },
    rules: [lose('client', { fin: true })],
  });
const fins = (trace: ReturnType<typeof orphan>): number =>
  trace.segments.filter(({ flags }) => flags.includes('F')).length;

describe('an orphan that has sent no data for twice the longest RTO', () => {
  it('counts twice against tcp_max_orphans: tcp_out_of_resources, tcp_too_many_orphans', () => {
    const trace = orphan(3000, 1);
    expect(endOf(trace, 'client')).toBe('too-many-orphans');
    // Asked at the first timeout: the FIN, its probe, and no further one.
    expect(fins(trace)).toBe(2);
  });

  it('and once as long as it is not that silent', () => {
    const trace = orphan(0, 1);
    const gone = trace.states.client.at(-1)!;
    const data = trace.segments.findLast(({ from, len }) => from === 'client' && len > 0)!;
    expect(endOf(trace, 'client')).toBe('too-many-orphans');
    expect(gone.t - data.t).toBeGreaterThan(2000);
    expect(fins(trace)).toBeGreaterThan(2);
  });

  it('which changes nothing where two are allowed', () => {
    expect(endOf(orphan(3000, 2), 'client')).toBe('gave-up');
  });
});
