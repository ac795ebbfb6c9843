import { describe, expect, it } from 'vitest';
import { close, lose, recvUntilEof, send } from '../../../src/sim/index.ts';
import { because, established } from '../stories.ts';

/** Ten segments and a FIN; the first of the ten is lost, the rest make room for the FIN and prove the loss. */
const burst = (client: Record<string, number> = {}) =>
  established([send(14_000), close()], [recvUntilEof(), close()], {
    rttMs: 200,
    client,
    rules: [lose('client', { data: true, nth: [2] })],
  });

describe('a segment lost in front of others', () => {
  it('is sent again once: the FIN that left a moment before it says nothing about it', () => {
    const again = because(burst(), 'client', 'rack');
    expect(again.map(({ seq }) => seq)).toEqual([101]);
  });

  it.each([
    ['1: three segments behind it prove the loss', 1, 400, 404],
    ['4: a quarter of the smallest RTT is waited for in any case', 4, 450, 464],
    ['0: as with 1', 0, 400, 404],
  ])('with tcp_recovery=%s', (_, tcp_recovery, least, most) => {
    const trace = burst({ tcp_recovery });
    const first = trace.segments.find(({ arrives, len }) => arrives === null && len > 0);
    const [again] = because(trace, 'client', 'rack');
    const wait = (again?.t ?? 0) - (first?.t ?? 0) + 200;
    expect(wait).toBeGreaterThanOrEqual(least);
    expect(wait).toBeLessThan(most);
  });
});
