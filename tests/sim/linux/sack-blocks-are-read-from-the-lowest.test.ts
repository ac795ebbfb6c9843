/** `tcp_sacktag_write_queue` sorts the blocks of an ACK before it marks: the newest stands first on the wire. */
import { expect, it } from 'vitest';
import { lose, recvUntilEof, send } from '../../../src/sim/index.ts';
import { because, established } from '../stories.ts';

/** Ten segments; the second and the fourth are lost, and so is the first SACK: the next one tells of two blocks at once. */
const twoHoles = () =>
  established([send(7000)], [recvUntilEof()], {
    durationMs: 1500,
    rules: [lose('client', { data: true, nth: [2, 4] }), lose('server', { afterMs: 500, nth: [1] })],
  });

it('an older block behind a newer one is no reordering', () => {
  const trace = twoHoles();
  const two = trace.segments.find(({ sack }) => sack?.length === 2);
  expect(two?.sack?.[0]?.[0]).toBeGreaterThan(two?.sack?.[1]?.[0] as number);
  // Reordering seen would make RACK wait a quarter of the RTT before it calls a segment lost.
  const again = because(trace, 'client', 'rack');
  expect(again.map(({ seq }) => seq)).toEqual([101, 2997]);
  expect((again[0]?.t ?? 0) - (two?.arrives ?? 0)).toBeLessThan(1);
});
