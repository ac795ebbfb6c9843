import { describe, expect, it } from 'vitest';
import { close, lose, option, recvUntilEof, send, sleep } from '../../../src/sim/index.ts';
import { because, established, path, stay, wire } from '../stories.ts';

const reads = [recvUntilEof(), stay()];

describe('data and FIN', () => {
  it('both lost: the probe sends the FIN alone after 2·SRTT, SACK and RACK bring the data', () => {
    const trace = established([send(300), close()], reads, {
      rules: [lose('client', { data: true, nth: [2] }), lose('client', { fin: true, nth: [1] })],
    });
    expect(wire(trace, 'client').slice(-4)).toEqual([
      'A 101+300 ack 1 ×',
      'FA 401 ack 1 ×',
      'FA 401 ack 1',
      'A 101+300 ack 1',
    ]);
    expect(because(trace, 'client', 'probe')[0]?.flags).toContain('F');
    expect(because(trace, 'client', 'rack')).toHaveLength(1);
  });

  it('both lost twice: the RTO merges them into one segment', () => {
    const trace = established([send(300), close()], reads, {
      rules: [lose('client', { data: true, nth: [2] }), lose('client', { fin: true, nth: [1, 2] })],
    });
    expect(wire(trace, 'client').at(-1)).toBe('FA 101+300 ack 1');
  });

  it('not with tcp_retrans_collapse=0', () => {
    const trace = established([send(300), close()], reads, {
      client: { tcp_retrans_collapse: 0 },
      rules: [lose('client', { data: true, nth: [2] }), lose('client', { fin: true, nth: [1, 2] })],
    });
    expect(wire(trace, 'client').some((line) => line.startsWith('FA 101+300'))).toBe(false);
  });

  it('the FIN rides on data that Nagle holds back', () => {
    const trace = established([send(10), send(20), close()], reads);
    expect(wire(trace, 'client').slice(-2)).toEqual(['A 101+10 ack 1', 'FA 111+20 ack 1']);
  });

  it('TCP_NODELAY lets the data go first', () => {
    const trace = established([option('TCP_NODELAY', 1), send(10), send(20), close()], reads);
    expect(wire(trace, 'client').slice(-3)).toEqual(['A 101+10 ack 1', 'A 111+20 ack 1', 'FA 131 ack 1']);
  });

  it('more than the first congestion window: the FIN waits its turn, the state does not', () => {
    const trace = established([send(20_000), close()], reads, { rttMs: 100 });
    expect(path(trace, 'client')).toMatch(/^FIN-WAIT-1 → FIN-WAIT-2/);
    const fin = trace.segments.find((segment) => segment.flags.includes('F'));
    expect(
      (fin?.t ?? 0) - (trace.states.client.find((s) => s.state === 'FIN_WAIT1')?.t ?? 0),
    ).toBeGreaterThan(99);
  });

  it('what overtakes is kept and SACKed; an old copy is answered with a DSACK', () => {
    const trace = established([send(200), sleep(5), close()], reads, {
      rules: [{ from: 'client', data: true, nth: [2], action: 'delay', delayMs: 60 }],
    });
    expect(trace.segments.filter((segment) => segment.sack).map((segment) => segment.sack)).toEqual([
      [[301, 302]],
      [[101, 301]],
    ]);
  });

  it('without SACK nothing but the RTO repairs it', () => {
    const trace = established([send(300), close()], reads, {
      client: { tcp_sack: 0 },
      rules: [lose('client', { data: true, nth: [2] })],
    });
    expect(because(trace, 'client', 'rto')).toHaveLength(1);
  });
});
