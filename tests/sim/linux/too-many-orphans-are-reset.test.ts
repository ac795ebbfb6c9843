import { describe, expect, it } from 'vitest';
import { close, recvUntilEof } from '../../../src/sim/index.ts';
import { endOf, established, wire } from '../stories.ts';

describe('tcp_max_orphans', () => {
  it('0: close() sends its FIN and then a RST, the only limit that announces itself', () => {
    const trace = established([close()], [recvUntilEof(), close()], { client: { tcp_max_orphans: 0 } });
    expect(wire(trace, 'client').slice(-2)).toEqual(['FA 101 ack 1', 'RA 102 ack 1']);
    expect(endOf(trace, 'client')).toBe('too-many-orphans');
    expect(trace.states.client.at(-1)?.why?.setting).toBe('tcp_max_orphans');
  });
});
