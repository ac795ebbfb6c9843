import { describe, expect, it } from 'vitest';
import { close, recvUntilEof, send, shutdown, sleep } from '../../../src/sim/index.ts';
import { calls, endOf, established, wire } from '../stories.ts';

describe('close() with bytes that nobody read', () => {
  it('sends RST and ACK at once; the other side reads ECONNRESET', () => {
    const trace = established([close()], [send(200), recvUntilEof(), close()]);
    expect(wire(trace, 'client').at(-1)).toBe('RA 101 ack 201');
    expect(endOf(trace, 'client')).toBe('unread');
    expect(calls(trace, 'server')).toContain('recvUntilEof -1 ECONNRESET');
  });

  it('does so even after a FIN, at the later close()', () => {
    const trace = established([shutdown('rdwr'), sleep(1000), close()], [send(200), sleep(5000)]);
    expect(wire(trace, 'client').slice(-2)).toEqual(['FA 101 ack 201', 'RA 102 ack 201']);
  });

  it('wins over SO_LINGER', () => {
    const trace = established([{ do: 'linger', sec: 5 }, close()], [send(200), recvUntilEof()]);
    expect(wire(trace, 'client').at(-1)).toBe('RA 101 ack 201');
    expect(calls(trace, 'client').at(-1)).toBe('close 0');
  });
});
