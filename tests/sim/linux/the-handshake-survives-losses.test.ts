import { describe, expect, it } from 'vitest';
import {
  close,
  connect,
  lose,
  type Rule,
  recvUntilEof,
  type Scenario,
  send,
  simulate,
} from '../../../src/sim/index.ts';
import { ACK, WireSegment } from '../../../src/sim/segment.ts';
import { completeHandshake } from '../../../src/sim/tcp/handshake.ts';
import { OneHost } from '../one-host.ts';
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

describe('SYN|ACK was sent more than twice', () => {
  /** How many segments of the answer leave with the handshake's end. */
  const atOnce = (rules: Rule[]): number => {
    const { segments } = simulate({
      rttMs: 20,
      durationMs: 20_000,
      rules,
      // Without timestamps no echo tells which of them arrived.
      client: { sysctl: { 'net.ipv4.tcp_timestamps': 0 }, script: [connect(), recvUntilEof(), close()] },
      server: { script: [send(50_000), close()] },
    });
    const data = segments.filter(({ from, len }) => from === 'server' && len > 0);
    return data.filter(({ t }) => t < data[0]!.t + 10).length;
  };

  it('on timeouts: the window is one segment (tcp_init_transfer)', () => {
    expect(atOnce([lose('server', { syn: true, nth: [1, 2] })])).toBe(1);
  });

  it('in answer to copies of the SYN: that is no loss (num_timeout)', () => {
    const window = (totalRto: number): number => {
      const { socket } = new OneHost({ timestamps: false });
      Object.assign(socket, { state: 'SYN_RECV', totalRetrans: 2, totalRto });
      const ack = new WireSegment(1, 1, ACK, 1, 1, 0);
      ack.ack = socket.sndNxt;
      completeHandshake(socket, ack);
      return socket.cwnd;
    };
    expect([window(1), window(0)]).toEqual([1, 10]);
  });
});
