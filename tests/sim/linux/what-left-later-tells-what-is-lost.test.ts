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
});
