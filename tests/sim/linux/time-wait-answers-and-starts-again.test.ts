import { describe, expect, it } from 'vitest';
import { delay, lose } from '../../../src/sim/index.ts';
import { because, endOf, entered, established, fins, path, timeWait, wire } from '../stories.ts';

describe('TIME-WAIT', () => {
  it('lasts 60 s and what the timer wheel adds, whatever tcp_fin_timeout says', () => {
    const trace = timeWait({ client: { tcp_fin_timeout: 5 } });
    const lasted = (entered(trace, 'client', 'CLOSED') - entered(trace, 'client', 'TIME-WAIT')) / 1000;
    expect(lasted).toBeGreaterThanOrEqual(60);
    expect(lasted).toBeLessThan(62.1);
    expect(trace.timers?.find((timer) => timer.name === 'time-wait')).toMatchObject({
      valueMs: 60_000,
      setting: 'TCP_TIMEWAIT_LEN',
    });
  });

  it('is longer by up to 4.1 s at HZ=1000', () => {
    const trace = timeWait({ hz: 1000 });
    const lasted = (entered(trace, 'client', 'CLOSED') - entered(trace, 'client', 'TIME-WAIT')) / 1000;
    expect(lasted).toBeGreaterThanOrEqual(60);
    expect(lasted).toBeLessThan(64.2);
  });

  it('acknowledges a repeated FIN at once, without SACK, and starts its 60 s again', () => {
    const trace = timeWait({ rules: [lose('client', { ackOfFin: true, nth: [1] })] });
    const again = because(trace, 'client', 'ack-time-wait');
    expect(again).toHaveLength(1);
    expect(again[0]?.sack).toBeUndefined();
    expect((again[0]?.t ?? 0) - (fins(trace, 'server')[1]?.arrives ?? 0)).toBeLessThan(1);
    expect(entered(trace, 'client', 'CLOSED')).toBeGreaterThan((again[0]?.t ?? 0) + 59_999);
    expect(path(trace, 'server')).toBe('CLOSE-WAIT → LAST-ACK → CLOSED');
  });

  it('the last ACK never arrives: the server gives up by its own budget, TIME-WAIT 60 s after the last FIN it saw', () => {
    const trace = timeWait({
      rttMs: 0.1,
      server: { tcp_orphan_retries: 2 },
      client: { tcp_fin_timeout: 5 },
      rules: [lose('client', { ackOfFin: true })],
    });
    expect(fins(trace, 'server')).toHaveLength(5);
    expect(endOf(trace, 'server')).toBe('gave-up');
    // Measured: 3.4 s; to 5 %.
    const lived = entered(trace, 'server', 'CLOSED') - (fins(trace, 'server')[0]?.t ?? 0);
    expect(Math.abs(lived - 3400)).toBeLessThanOrEqual(170);
    const last = fins(trace, 'server').at(-1)?.arrives ?? 0;
    expect(entered(trace, 'client', 'CLOSED') - last).toBeGreaterThan(59_999);
    expect(entered(trace, 'client', 'CLOSED') - last).toBeLessThan(62_100);
  });

  it('is skipped above tcp_max_tw_buckets, and the FIN meets no socket', () => {
    const trace = timeWait({ client: { tcp_max_tw_buckets: 0 } });
    expect(path(trace, 'client')).toBe('FIN-WAIT-1 → FIN-WAIT-2 → CLOSED');
    expect(endOf(trace, 'client')).toBe('tw-buckets');
    expect(wire(trace, 'client').at(-1)).toBe('R 102');
  });

  const assassin = (rfc1337: number) =>
    // The server's FIN is held up; the server is gone when TIME-WAIT answers its late copy.
    timeWait({
      client: { tcp_rfc1337: rfc1337 },
      rules: [{ from: 'server', fin: true, nth: [1], action: 'duplicate', delayMs: 500 }],
    });

  it('dies of a RST that its own answer provoked', () => {
    expect(endOf(assassin(0), 'client')).toBe('assassinated');
    expect(entered(assassin(0), 'client', 'CLOSED')).toBeLessThan(2000);
  });

  it('survives it with tcp_rfc1337', () => {
    const trace = assassin(1);
    expect(endOf(trace, 'client')).toBe('time-wait-over');
    expect(trace.drops?.map((drop) => drop.why.code)).toContain('rfc1337');
  });

  it('is the end of both sides after a simultaneous close', () => {
    const trace = established([{ do: 'close' }], [{ do: 'sleep', ms: 470 }, { do: 'close' }], { rttMs: 100 });
    for (const side of ['client', 'server'] as const)
      expect(path(trace, side)).toBe('FIN-WAIT-1 → CLOSING → TIME-WAIT → CLOSED');
  });

  it('a FIN that overtakes nothing but is late is acknowledged like any other', () => {
    const trace = timeWait({ rules: [delay('server', { fin: true, nth: [1] }, 600)] });
    expect(path(trace, 'client')).toBe('FIN-WAIT-1 → FIN-WAIT-2 → TIME-WAIT → CLOSED');
  });
});
