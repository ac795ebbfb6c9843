import { describe, expect, it } from 'vitest';
import { close, option, recvUntilEof, shutdown, sleep } from '../../../src/sim/index.ts';
import { endOf, entered, established, finWait2, path, stay } from '../stories.ts';

const lasted = (trace: ReturnType<typeof finWait2>): number =>
  (entered(trace, 'client', 'CLOSED') - entered(trace, 'client', 'FIN-WAIT-2')) / 1000;

describe('FIN-WAIT-2 after close()', () => {
  it.each([
    [5, 5.3],
    [20, 21],
    [60, 61.3],
    // Above 60 s the wait is twice what is above 60 s.
    [61, 2.1],
    [65, 10.4],
    [70, 20.5],
    [90, 61.4],
    [120, 121],
  ])('tcp_fin_timeout = %i s: about %d s', (timeout, seconds) => {
    const trace = finWait2([stay()], { client: { tcp_fin_timeout: timeout } });
    expect(path(trace, 'client')).toBe('FIN-WAIT-1 → FIN-WAIT-2 → CLOSED');
    expect(Math.abs(lasted(trace) - seconds)).toBeLessThan(Math.max(0.06, 0.05 * seconds));
    expect(endOf(trace, 'client')).toBe('fin-wait-2-over');
  });

  it('TCP_LINGER2 = 2 comes before tcp_fin_timeout', () => {
    const trace = finWait2([stay()], {}, [option('TCP_LINGER2', 2)]);
    expect(Math.abs(lasted(trace) - 2.1)).toBeLessThan(0.105);
    expect(trace.timers?.find((timer) => timer.name === 'fin-wait-2')?.setting).toBe('TCP_LINGER2');
  });

  it('is never shorter than 3.5 RTO', () => {
    const trace = finWait2([stay()], { rttMs: 400, client: { tcp_fin_timeout: 1 } });
    expect(lasted(trace)).toBeGreaterThan(3.5 * 1);
    expect(trace.timers?.find((timer) => timer.name === 'fin-wait-2')?.setting).toBe('RTO');
  });

  it('shutdown() sets no limit; a later close() starts the clock', () => {
    const open = established([shutdown('wr'), stay()], [recvUntilEof(), stay()], {
      client: { tcp_fin_timeout: 3 },
    });
    expect(path(open, 'client')).toBe('FIN-WAIT-1 → FIN-WAIT-2');
    const later = established([shutdown('wr'), sleep(6000), close()], [recvUntilEof(), stay()], {
      client: { tcp_fin_timeout: 3 },
    });
    const called = later.app.find((call) => call.do === 'close')?.t ?? 0;
    expect((entered(later, 'client', 'CLOSED') - called) / 1000).toBeCloseTo(3.2, 0);
  });

  it('the FIN that comes too late meets no socket: RST', () => {
    const trace = finWait2([sleep(9000), close()], { client: { tcp_fin_timeout: 2 } });
    expect(endOf(trace, 'server')).toBe('reset-received');
    expect(trace.segments.at(-1)).toMatchObject({ flags: 'R', seq: 102, ack: null });
  });
});

describe('where 3.5 RTO are longer than what lies above 60 s', () => {
  it('the full socket waits that part, the mini-socket 3.5 RTO: tcp_time_wait', () => {
    const trace = finWait2([stay()], { rttMs: 334, client: { tcp_fin_timeout: 61 } });
    const waits = (trace.timers ?? []).filter(({ side, name }) => side === 'client' && name === 'fin-wait-2');
    expect(waits.map(({ setting }) => setting)).toEqual(['tcp_fin_timeout', 'RTO']);
    expect(waits[0]?.valueMs).toBe(1000);
    // An RTO of 948 ms: the kernel's socket is gone 4.4 s after the FIN was acknowledged.
    expect(waits[1]?.valueMs).toBe(3.5 * 948);
    expect(lasted(trace)).toBeGreaterThan(4.3);
    expect(lasted(trace)).toBeLessThan(4.7);
  });
});
