import { describe, expect, it } from 'vitest';
import { close, linger, lose, recvUntilEof, send } from '../../../../src/sim/index.ts';
import { endOf, established } from '../../stories.ts';

/** The first of two segments is lost, and behind them comes the RST of SO_LINGER 0. */
const broken = (client = {}, server = {}) =>
  established([linger(0), send(2896), close()], [recvUntilEof(), close()], {
    client,
    server,
    rules: [lose('client', { data: true, nth: [2] })],
  });

describe('a RST behind a gap', () => {
  it('is believed where its number is the end of what waits out of order: tcp_validate_incoming, 5961 and SACK', () => {
    const trace = broken();
    const [reset] = trace.segments.filter(({ flags }) => flags.includes('R'));
    expect(endOf(trace, 'server')).toBe('reset-received');
    expect(trace.segments.some(({ why }) => why?.code === 'challenge-ack-rst')).toBe(false);
    expect(trace.states.server.at(-1)?.t).toBeCloseTo(reset!.arrives! + 0.2, 6);
  });

  it('is challenged without SACK, which keeps no such end', () => {
    const trace = broken({ tcp_sack: 0 }, { tcp_sack: 0 });
    expect(trace.segments.some(({ why }) => why?.code === 'challenge-ack-rst')).toBe(true);
  });
});
