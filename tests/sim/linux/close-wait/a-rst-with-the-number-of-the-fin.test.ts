import { describe, expect, it } from 'vitest';
import { close, send, sleep } from '../../../../src/sim/index.ts';
import { endOf, established } from '../../stories.ts';

describe('a RST with the number of the FIN before it', () => {
  it('ends CLOSE-WAIT while the ACK of that FIN still waits: tcp_reset_check', () => {
    // The server's data left before the FIN came, so the RST that answers them has the FIN's own number.
    const trace = established([close()], [sleep(495), send(100), sleep(5000)], { rttMs: 20 });
    const fin = trace.segments.find(({ flags }) => flags.includes('F'))!;
    const reset = trace.segments.find(({ flags }) => flags.includes('R'))!;
    expect(reset.from).toBe('client');
    expect(reset.seq).toBe(fin.seq);
    expect(endOf(trace, 'server')).toBe('reset-received');
    expect(trace.states.server.at(-2)?.state).toBe('CLOSE_WAIT');
    expect(trace.states.server.at(-1)?.t).toBeCloseTo(reset.arrives! + 0.2, 6);
    expect(trace.segments.some(({ why }) => why?.code === 'challenge-ack-rst')).toBe(false);
  });
});
