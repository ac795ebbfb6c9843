import { describe, expect, it } from 'vitest';
import { close, send } from '../../../src/sim/index.ts';
import { because, endOf, entered, established, stay } from '../stories.ts';

describe('an orphan whose peer’s window is shut', () => {
  const stuck = (settings: Record<string, number> = {}, rules = {}) =>
    established([send(60_000), send(40_000), close()], [stay()], {
      rttMs: 10,
      durationMs: 600_000,
      client: settings,
      ...rules,
    });

  it('probes with a number already acknowledged, at doubling distances', () => {
    const probes = because(stuck(), 'client', 'zero-window-probe');
    expect(probes.length).toBeGreaterThan(8);
    expect(probes.every((probe) => probe.len === 0 && probe.flags === 'A')).toBe(true);
    const gaps = probes.slice(1).map((probe, i) => probe.t - (probes[i]?.t ?? 0));
    expect((gaps[3] ?? 0) / (gaps[2] ?? 1)).toBeCloseTo(2, 0);
  });

  it('is given up although every probe is answered', () => {
    const trace = stuck();
    expect(endOf(trace, 'client')).toBe('gave-up-probes');
    // R·(2^10 − 1) + 120 s.
    const seconds = (entered(trace, 'client', 'CLOSED') - entered(trace, 'client', 'FIN-WAIT-1')) / 1000;
    expect(seconds).toBeGreaterThan(320);
    expect(seconds).toBeLessThan(365);
  });

  it('much sooner with tcp_orphan_retries=1 and no answers', () => {
    const trace = stuck(
      { tcp_orphan_retries: 1 },
      { rules: [{ from: 'server', afterMs: 2000, action: 'drop' }] },
    );
    expect(endOf(trace, 'client')).toBe('gave-up-probes');
    expect(entered(trace, 'client', 'CLOSED')).toBeLessThan(60_000);
  });
});
