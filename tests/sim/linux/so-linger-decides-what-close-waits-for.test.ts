import { describe, expect, it } from 'vitest';
import { close, linger, lose, recvUntilEof, shutdown, sleep } from '../../../src/sim/index.ts';
import { calls, entered, established, fins, finTimes, finWait1, path, stay, wire } from '../stories.ts';

const blocked = (trace: ReturnType<typeof established>): number => {
  const call = trace.app.find((each) => each.side === 'client' && each.do === 'close');
  return (call?.t ?? 0) - (call?.calledAt ?? 0);
};

describe('SO_LINGER', () => {
  it('0: close() aborts with RST and ACK', () => {
    const trace = established([linger(0), close()], [recvUntilEof(), close()]);
    expect(wire(trace, 'client').at(-1)).toBe('RA 101 ack 1');
    expect(path(trace, 'client')).toBe('CLOSED');
    expect(calls(trace, 'server')).toEqual(['recvUntilEof -1 ECONNRESET', 'close 0']);
  });

  it('0 in FIN-WAIT-2: RST as well', () => {
    const trace = established([shutdown('wr'), sleep(300), linger(0), close()], [recvUntilEof(), stay()]);
    expect(wire(trace, 'client').at(-1)).toBe('RA 102 ack 1');
  });

  it('5 with an answer: close() returns when the FIN is acknowledged', () => {
    const trace = established([linger(5), close()], [recvUntilEof(), close()]);
    expect(blocked(trace)).toBeGreaterThan(20);
    expect(blocked(trace)).toBeLessThan(30);
  });

  it('1 without an answer: returns 0 after a second and changes nothing on the wire', () => {
    const settings = { tcp_orphan_retries: 3 };
    const trace = established([linger(1), close()], [recvUntilEof(), close()], {
      client: settings,
      rules: [lose('client', { fin: true })],
    });
    expect(blocked(trace)).toBeGreaterThan(1000);
    expect(blocked(trace)).toBeLessThan(1040);
    expect(calls(trace, 'client').at(-1)).toBe('close 0');
    expect(finTimes(trace, 'client').length).toBe(finTimes(finWait1({ client: settings }), 'client').length);
  });

  it('10 with N=1: while close() waits the socket is no orphan, so it outlives the orphan budget', () => {
    const trace = established([linger(10), close()], [recvUntilEof(), close()], {
      client: { tcp_orphan_retries: 1 },
      rules: [lose('client', { fin: true })],
    });
    expect(fins(trace, 'client')).toHaveLength(7);
    expect(
      (entered(trace, 'client', 'CLOSED') - entered(trace, 'client', 'FIN-WAIT-1')) / 1000,
    ).toBeGreaterThan(13);
  });
});
