import { describe, expect, it } from 'vitest';
import {
  close,
  connect,
  lose,
  type Rule,
  recvUntilEof,
  type Scenario,
  simulate,
} from '../../../src/sim/index.ts';
import { path } from '../stories.ts';

const open = (rules: Rule[], sysctl: Record<string, number> = {}): Scenario => ({
  rttMs: 20,
  durationMs: 400_000,
  rules,
  client: { sysctl, script: [connect(), close()] },
  server: { script: [recvUntilEof(), close()] },
});
const syns = (rules: Rule[], sysctl = {}) =>
  simulate(open(rules, sysctl))
    .segments.filter((segment) => segment.flags === 'S')
    .map((segment) => segment.t / 1000);

describe('the SYN is lost', () => {
  it('it leaves again after 1, 2, 3 and 4 s, then at doubling distances', () => {
    const times = syns([lose('client', { syn: true })]);
    expect(times).toHaveLength(11);
    for (const [i, at] of [0, 1, 2, 3, 4, 5, 7].entries())
      expect(Math.abs((times[i] ?? 0) - at)).toBeLessThan(0.12 + 0.1 * i);
  });

  it('connect() fails with ETIMEDOUT in the end', () => {
    const trace = simulate(open([lose('client', { syn: true })], { 'net.ipv4.tcp_syn_retries': 1 }));
    expect(trace.app[0]?.returned).toBe('-1 ETIMEDOUT');
  });
});

describe('the last ACK of the handshake is lost', () => {
  it('what comes next completes it', () => {
    const trace = simulate(open([lose('client', { syn: false, fin: false, nth: [1] })]));
    expect(path(trace, 'server')).toMatch(/^(CLOSE-WAIT → )?LAST-ACK → CLOSED$/);
  });
});
