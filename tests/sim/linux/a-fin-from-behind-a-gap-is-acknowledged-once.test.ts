/** The FIN waited out of order; the piece before it comes. `tcp_ofo_queue`, `tcp_fin`, `tcp_ack_snd_check`. */
import { expect, it } from 'vitest';
import { lose, recvUntilEof, send, shutdown, sleep } from '../../../src/sim/index.ts';
import { entered, established, path, wire } from '../stories.ts';

/** Both write and shut at once; each side's data is lost once, so each FIN waits behind a gap. */
const crossing = () =>
  established(
    [send(1000), shutdown('wr'), recvUntilEof()],
    [sleep(490), send(100), shutdown('wr'), recvUntilEof()],
    {
      rttMs: 40,
      durationMs: 3000,
      rules: [lose('client', { data: true, nth: [2] }), lose('server', { data: true, nth: [1] })],
    },
  );

it('in FIN-WAIT-1 one ACK answers the segment that fills the gap: what tcp_fin sent has settled it', () => {
  const trace = crossing();
  expect(path(trace, 'client')).toBe('FIN-WAIT-1 → CLOSING → TIME-WAIT');
  const filled = entered(trace, 'client', 'CLOSING');
  const answers = trace.segments.filter(({ from, t }) => from === 'client' && t >= filled && t < filled + 2);
  expect(answers.map(({ ack, len }) => [ack, len])).toEqual([[102, 0]]);
});

it('that ACK still carries the SACK block of the FIN: the blocks are cleared after it', () => {
  const trace = crossing();
  const answer = trace.segments.find(({ from, ack, len }) => from === 'client' && ack === 102 && len === 0);
  expect(answer?.sack).toEqual([[101, 102]]);
});

it('and so in FIN-WAIT-2, where the FIN came early too', () => {
  const trace = established([shutdown('wr'), recvUntilEof()], [recvUntilEof(), send(3000), shutdown('wr')], {
    durationMs: 3000,
    rules: [lose('server', { data: true, nth: [1] })],
  });
  expect(path(trace, 'client')).toBe('FIN-WAIT-1 → FIN-WAIT-2 → TIME-WAIT');
  const last = trace.segments.findLast(({ from }) => from === 'client');
  expect(last).toMatchObject({ ack: 3002, sack: [[1449, 3002]] });
  expect(wire(trace, 'client').at(-1)).toBe('A 102 ack 3002');
});
