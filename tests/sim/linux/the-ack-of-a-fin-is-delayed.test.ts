import { describe, expect, it } from 'vitest';
import { close, connect, recvUntilEof, send, simulate, sleep } from '../../../src/sim/index.ts';
import { because, established, fins, finWait2, stay, wire } from '../stories.ts';

describe('the ACK of a FIN in ESTABLISHED', () => {
  it('waits 40 to 44 ms when data was received before', () => {
    const trace = finWait2([stay()]);
    const fin = fins(trace, 'client')[0];
    const ack = because(trace, 'server', 'ack-delayed')[0];
    expect((ack?.t ?? 0) - (fin?.arrives ?? 0)).toBeGreaterThan(40);
    expect((ack?.t ?? 0) - (fin?.arrives ?? 0)).toBeLessThan(45);
  });

  it('waits for the next tick only when none was', () => {
    const trace = simulate({
      rttMs: 20,
      durationMs: 90_000,
      client: { script: [connect(), sleep(100), close()] },
      server: { script: [recvUntilEof(), sleep(1000), close()] },
    });
    const wait =
      (because(trace, 'server', 'ack-delayed')[0]?.t ?? 0) - (fins(trace, 'client')[0]?.arrives ?? 0);
    expect(wait).toBeGreaterThan(0.2);
    expect(wait).toBeLessThan(5);
  });

  it('travels with the own FIN where the program closes in time: three segments', () => {
    const trace = finWait2([close()]);
    expect(wire(trace, 'server').at(-1)).toBe('FA 1 ack 102');
    expect(trace.segments.filter((segment) => segment.t > 500)).toHaveLength(3);
  });

  it('is sent at once when the FIN ends a gap', () => {
    const trace = established([send(300), close()], [recvUntilEof(), stay()], {
      rules: [{ from: 'client', data: true, nth: [2], action: 'drop' }],
    });
    expect(wire(trace, 'server').at(-1)).toBe('A 1 ack 402');
    expect(because(trace, 'server', 'ack-delayed')).toHaveLength(0);
  });
});
