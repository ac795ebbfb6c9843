import { describe, expect, it } from 'vitest';
import { close, connect, send, simulate, sleep } from '../../../src/sim/index.ts';
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

describe('what a probe that filled the rest of the window leaves behind', () => {
  // Recorded from Linux 6.18.
  const client = (sysctl: Record<string, number>) =>
    simulate({
      rttMs: 20,
      durationMs: 4000,
      client: { sysctl, script: [connect(), send(120_000), close()] },
      server: { sysctl: {}, script: [sleep(2500), { do: 'recvUntilEof' }, close()] },
      rules: [],
    }).segments.filter(({ from, len }) => from === 'client' && len > 0);

  it('is full segments again: the cut one takes what it lacks from the next', () => {
    const data = client({});
    const part = data.findIndex(({ why }) => why?.code === 'window-part');
    expect(data[part]).toMatchObject({ seq: 89_777, len: 1024 });
    expect(data.slice(part + 1).map(({ len }) => len)).toEqual([...Array(20).fill(1448), 240]);
    expect(data.at(-1)).toMatchObject({ flags: 'FPA', seq: 119_761 });
  });

  const firstFlight = (sysctl: Record<string, number>): number => {
    const after = client(sysctl).filter(({ t }) => t > 2500);
    return after.filter(({ t }) => t < (after[0]?.t ?? 0) + 5).length;
  };

  it('starts slowly when the window opens after more than an RTO without sending', () => {
    expect(firstFlight({})).toBe(10);
  });

  it('leaves at once without tcp_slow_start_after_idle', () => {
    expect(firstFlight({ 'net.ipv4.tcp_slow_start_after_idle': 0 })).toBe(21);
  });
});
